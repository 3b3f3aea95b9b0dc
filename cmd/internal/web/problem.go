package web

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/tianbao-dev/tianbao/audit"
)

// problem is an answer that is no page of a task: what happened and what to do.
type problem struct {
	status int
	text   audit.Text
}

func (p *problem) Error() string { return p.text.EN }

var (
	notFound      = &problem{http.StatusNotFound, audit.Text{ZH: "没有这个页面。可能已经关闭，或为新打开的文件让出了位置。请回到首页重新打开文件。", EN: "There is no such page. It was closed, or made room for files opened later. Go back to the first page and open the file again."}}
	wrongHost     = &problem{http.StatusForbidden, audit.Text{ZH: "地址不对。请打开程序启动时显示的地址。", EN: "Wrong address. Open the address that the program showed when it started."}}
	foreignOrigin = &problem{http.StatusForbidden, audit.Text{ZH: "已拒绝来自其他网站的请求。", EN: "A request from another site was refused."}}
	noToken       = &problem{http.StatusForbidden, audit.Text{ZH: "请打开程序启动时显示的完整地址，其中含有进入所需的口令。", EN: "Open the whole address that the program showed when it started; it holds the token that lets you in."}}
	tooMany       = &problem{http.StatusRequestEntityTooLarge, audit.Text{ZH: "一次选的文件太多。请分几次上传。", EN: "Too many files at once. Send them in several goes."}}
	tooSlow       = &problem{http.StatusRequestTimeout, audit.Text{ZH: "文件没有在限定时间内传完。请重试。", EN: "The upload took too long. Try again."}}
	badUpload     = &problem{http.StatusBadRequest, audit.Text{ZH: "没有收到完整的文件。请重新选择文件。", EN: "The upload did not arrive whole. Choose the file again."}}
	onlyRead      = &problem{http.StatusUnprocessableEntity, audit.Text{ZH: "纯文本文件没有版式，只能审核和对比，不能填写。请选择 Word 文件（.docx）。", EN: "A plain text has no layout; it can be audited and compared, but not filled in. Choose a Word file (.docx)."}}
	noFile        = &problem{http.StatusBadRequest, audit.Text{ZH: "请先选择 Word 文件（.docx）。", EN: "Choose a Word file (.docx) first."}}
	noForm        = &problem{http.StatusBadRequest, audit.Text{ZH: "请先选择填好的表（.xlsx、.yaml、.json、.csv）。", EN: "Choose a filled form (.xlsx, .yaml, .json or .csv) first."}}
	noPrior       = &problem{http.StatusBadRequest, audit.Text{ZH: "请再选择至少一份上期报告。", EN: "Choose at least one earlier report as well."}}
	noReason      = &problem{http.StatusBadRequest, audit.Text{ZH: "请写明理由：为什么这一处不用改。", EN: "Give the reason why this may stand."}}
	unknownFormat = &problem{http.StatusNotFound, audit.Text{ZH: "没有这种下载格式。", EN: "There is no such format to download."}}
)

// explain puts an error into a sentence for people.
func (s *Server) explain(err error, lang audit.Lang) string {
	if s.options.Explain != nil {
		return s.options.Explain(err, lang)
	}
	var translated interface{ Chinese() string }
	if lang == audit.Chinese && errors.As(err, &translated) {
		return translated.Chinese()
	}
	return err.Error()
}

// tooLarge is the problem of an upload of more than most bytes.
func tooLarge(most int64) *problem {
	size := fmt.Sprintf("%d MB", most>>20)
	if most < 1<<20 {
		size = fmt.Sprintf("%d KB", most>>10)
	}
	return &problem{http.StatusRequestEntityTooLarge, audit.Text{
		ZH: "文件太大，没有接收：一次最多 " + size + "。请减少文件，或删去其中的大图片后再试。",
		EN: "The upload is too large and was not taken: at most " + size + " at once. Send fewer files, or remove large pictures from them.",
	}}
}

// refuse answers with a problem on a page of its own, or to the script that asks.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, p *problem) {
	if wantsJSON(r) {
		_ = sendJSON(w, p.status, refusal{[]complaint{{Text: p.text.In(s.langOf(r))}}})
		return
	}
	w.WriteHeader(p.status)
	s.show(w, r, "problem", page{Title: audit.Text{ZH: "无法打开", EN: "Can't be opened"}, Body: []string{p.text.In(s.langOf(r))}})
}
