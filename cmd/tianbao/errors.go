package main

import (
	"errors"
	"io/fs"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// failure is an error that a person can read in either language: what
// happened, where, and what to do; with the exit status it leads to.
type failure struct {
	status status
	what   text
	args   []any
}

// usage is a failure of the command line, the settings, a value or an output.
func usage(what text, args ...any) error { return &failure{statusUsage, what, args} }

// unreadable is a failure of an input.
func unreadable(what text, args ...any) error { return &failure{statusInput, what, args} }

func (f *failure) Error() string { return f.what.in(audit.English, f.args...) }

// split takes joined errors apart.
func split(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []error
		for _, one := range joined.Unwrap() {
			all = append(all, split(one)...)
		}
		return all
	}
	return []error{err}
}

// statusOf is the exit status that an error leads to.
func statusOf(err error) status {
	worst := statusDone
	for _, one := range split(err) {
		worst = worst.and(statusOfOne(one))
	}
	return worst
}

func statusOfOne(err error) status {
	var f *failure
	var d *docx.Error
	switch {
	case errors.As(err, &f):
		return f.status
	case errors.As(err, &d) && d.Kind != docx.KindEdit:
		return statusInput
	}
	return statusUsage
}

// explain puts an error into a sentence in the language of this run.
func (a *app) explain(err error) string {
	var f *failure
	var d *docx.Error
	var translated interface{ Chinese() string }
	switch {
	case errors.As(err, &f):
		return a.t(f.what, a.localised(f.args)...)
	case errors.As(err, &d):
		return a.explainDocument(d)
	case a.lang == audit.Chinese && errors.As(err, &translated):
		return printable(translated.Chinese())
	}
	return printable(a.explainCause(err))
}

// localised puts the arguments of a message into the language of this run.
func (a *app) localised(args []any) []any {
	list := make([]any, len(args))
	for i, arg := range args {
		switch v := arg.(type) {
		case text:
			arg = a.t(v)
		case error:
			arg = a.explain(v)
		}
		list[i] = arg
	}
	return list
}

// What can be wrong with a Word file. The arguments are the file, the place in
// it, and the detail, which is left out where the Chinese says enough.
var documentErrors = map[docx.ErrorKind]text{
	docx.KindEmpty:      {"%[1]s 是空文件（0 字节）。请重新取得这个文件", "%[1]s is empty (0 bytes); get the file again"},
	docx.KindNotZip:     {"%[1]s 不是 Word 文件（.docx）。请用 Word 或 WPS 打开后另存为 .docx", "%[1]s is no Word file (.docx); open it in Word or WPS and save it as .docx"},
	docx.KindLegacyDoc:  {"%[1]s 是旧版 .doc 或 .wps 文件。请用 Word 或 WPS 另存为 .docx，或安装 LibreOffice 后重试", "%[1]s is a legacy .doc or .wps file; save it as .docx in Word or WPS, or install LibreOffice and try again"},
	docx.KindEncrypted:  {"%[1]s 设有打开密码。请在 Word 或 WPS 中去掉密码后另存", "%[1]s is protected by a password; open it in Word or WPS and save it without one"},
	docx.KindDRM:        {"%[1]s 已被文档加密系统加密。请先解密", "%[1]s is encrypted by an office's document protection (DRM); have it decrypted first"},
	docx.KindTruncated:  {"%[1]s 不完整或已损坏%[2]s。请重新取得这个文件", "%[1]s is truncated or damaged%[2]s: %[3]s"},
	docx.KindNoMainPart: {"%[1]s 中没有 Word 正文，可能是 Excel、PPT 或普通压缩包。请确认文件", "%[1]s holds no Word document; it may be a workbook, a presentation or a plain archive; check the file"},
	docx.KindXML:        {"%[1]s 的 XML 有错误%[2]s：%[3]s。请用 Word 或 WPS 打开后另存", "%[1]s has broken XML%[2]s: %[3]s; open it in Word or WPS and save it again"},
	docx.KindDTD:        {"%[1]s 含有不允许的 DTD%[2]s。正常的 Word 文件没有它，请勿使用来历不明的文件", "%[1]s has a document type (DTD)%[2]s, which no Word file has; don't use files from unknown sources"},
	docx.KindEncoding:   {"%[1]s 的文字编码无法识别%[2]s。请另存为 UTF-8 或 GB18030", "%[1]s has an unknown or broken text encoding%[2]s: %[3]s; save it as UTF-8 or GB18030"},
	docx.KindLimit:      {"%[1]s 超出安全限制%[2]s：%[3]s。请确认文件来源可靠", "%[1]s is over a safety limit%[2]s: %[3]s; make sure that it comes from a source you trust"},
	docx.KindEdit:       {"无法修改 %[1]s%[2]s：%[3]s", "can't edit %[1]s%[2]s: %[3]s"},
	docx.KindIO:         {"无法读取 %[1]s：%[3]s", "can't read %[1]s: %[3]s"},
}

// Where in a Word file.
var (
	inPart       = text{"（部件 %s）", " (part %s)"}
	inParagraph  = text{"（部件 %s，第 %d 段）", " (part %s, paragraph %d)"}
	inPartOffset = text{"（部件 %s，第 %d 字节）", " (part %s, offset %d)"}
	atOffset     = text{"（第 %d 字节）", " (offset %d)"}
)

func (a *app) explainDocument(e *docx.Error) string {
	what, known := documentErrors[e.Kind]
	if !known {
		return printable(e.Error())
	}
	detail := audit.ErrorDetail(e).In(a.lang)
	if e.Err != nil {
		detail = joinClauses(detail, a.explainCause(e.Err))
	}
	return a.t(what, e.Name, a.placeInFile(e), detail)
}

func (a *app) placeInFile(e *docx.Error) string {
	switch {
	case e.Part != "" && e.Offset >= 0 && e.Kind == docx.KindEdit:
		return a.t(inParagraph, e.Part, e.Para+1)
	case e.Part != "" && e.Offset >= 0:
		return a.t(inPartOffset, e.Part, e.Offset)
	case e.Part != "":
		return a.t(inPart, e.Part)
	case e.Offset >= 0:
		return a.t(atOffset, e.Offset)
	}
	return ""
}

func joinClauses(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ": " + b
}

// What the system says about files.
var (
	causeMissing    = text{"文件不存在", "no such file"}
	causeFull       = text{"磁盘已满或超过限额", "the disk is full or over its quota"}
	causePermission = text{"没有权限", "permission denied"}
)

// explainCause translates what people meet most of what a system says.
func (a *app) explainCause(err error) string {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return a.t(causeMissing)
	case errors.Is(err, fs.ErrPermission):
		return a.t(causePermission)
	case diskFull(err):
		return a.t(causeFull)
	case errors.As(err, &path):
		return path.Err.Error()
	}
	return err.Error()
}
