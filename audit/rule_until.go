package audit

import (
	"regexp"
	"strings"
	"sync"
)

var untilMisused = Rule{
	ID: "WD101", Name: Text{"“截止”误作“截至”", "截止 where 截至 is meant"},
	What:  Text{"“截止”后直接跟时间。", "截止 directly before a time."},
	Why:   Text{"“截止”是到期停止，不带时间；“截至”是到某时为止。", "截止 means that something closes; “up to a time” is 截至."},
	Wrong: []string{"截止9月底，完工率达八成。", "截止目前，未发生事故。"},
	Right: []string{"截至9月底，完工率达八成。", "报名截止时间为9月1日。", "征集活动截止9月30日。", "报名截止到9月30日。"},
	Draft: Warning, Final: Warning, Unproven: true,
	words: []string{"截止"},
	Check: checkUntil,
}

// timeAhead is what makes the word before it a preposition.
var timeAhead = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(?:目前|现在|当前|此时|今年|去年|今日|昨日|今天|昨天|本月|上月|本周|上周|本季|年底|月底|月末|年末|发稿|填报|上半年|下半年|前三季度|第?[一二三四]季度|\d{2,4}年|20[Xx×]{2}年|[Xx×\d]{1,2}月|[Xx×\d]{1,2}日|[二2][〇○零][〇○零一二三四五六七八九]{2}年|[一二三四五六七八九十]{1,2}月)`)
})

// closing things stop at a time: there 截止 is a verb and right.
var closingThings = []string{
	"报名", "申报", "报送", "招标", "投标", "竞标", "投稿", "投递", "受理", "申请", "提交", "缴费", "投票",
	"募集", "征集", "征稿", "征文", "活动", "时间", "日期", "期限", "答题", "名单", "订单", "预约", "登记", "招聘",
	"征求意见", "公示", "评选", "遴选", "竞价", "竞买", "拍卖", "认购", "申购", "参赛", "注册", "挂牌", "报价", "反馈", "兑换", "领取", "展览", "有效期",
}

func checkUntil(p *Pass) {
	p.eachHit(func(h hit) {
		before, after := h.par.Text[:h.start], h.par.Text[h.end:]
		for _, thing := range closingThings {
			if strings.HasSuffix(before, thing) {
				return
			}
		}
		if timeAhead().MatchString(after[:runeStart(after, 30)]) {
			p.Report(h.par, h.start, h.end, Note{Suggestion: "截至"})
		}
	})
}
