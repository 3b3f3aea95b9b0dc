package audit

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// yearsCounted is a number of years, not a year: 连续23年6月开展.
const yearsCounted = `(?:连续|过去|未来|建[校院厂行馆站]|成立|从业|从[教警医军]|执教|工龄|党龄|服役|运行|坚持|走过|长期) ?\d{2}年`

var zeroInYear = strings.NewReplacer("零", "〇", "○", "〇", "◯", "〇", "O", "〇", "o", "〇", "Ｏ", "〇", "0", "〇", "０", "〇")

// dateNumbers are the numbers in characters of a date.
var dateNumbers = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[〇零○一二三四五六七八九十]+`) })

// inDigits is a date with its numbers in digits.
func inDigits(date string) string {
	return dateNumbers().ReplaceAllStringFunc(date, func(s string) string {
		return strconv.Itoa(number(strings.ReplaceAll(s, "○", "〇")))
	})
}

// fullYear is a year of two digits in full: those from 70 on are of the last
// century. What lies between is hardly a year (入党45年7月), so it is none.
func fullYear(year string) string {
	if year[0] >= '5' {
		return "19" + year
	}
	return "20" + year
}

// dateRules are about how dates are written; impossible dates are DT426 and
// DT428.
var dateRules = []Rule{
	{
		ID: "DT421", Name: Text{"月、日编了虚位", "zero-padded month or day"},
		What:   Text{"“07月01日”一类补0的月日。", "Months and days padded with a zero."},
		Why:    Text{"公文日期的月、日不编虚位。", "In an official text the month and day are not padded."},
		Wrong:  []string{"2022年03月08日", "2022年11月05日"},
		Right:  []string{"2022年3月8日", "2022年10月20日"},
		Source: "GB/T 9704—2012 7.3.5.4",
		Draft:  Warning, Final: Warning, Unproven: true,
		words: []string{"年0", "月0"},
		Check: matching(`(?:^|\D)(?P<at>(\d{4}年)0?([1-9]|1[0-2])月(?:0?((?:[1-9]|[12]\d|3[01])日))?)`, "${2}${3}月${4}"),
	},
	{
		ID: "DT422", Name: Text{"年份没有写四位", "two-digit year"},
		What:   Text{"“22年6月”一类两位数的年份。", "A year of two digits before a month."},
		Why:    Text{"年份简写容易与年数混淆，应写四位。", "A short year looks like a number of years."},
		Wrong:  []string{"该项目于22年9月开工。"},
		Right:  []string{"该项目于2022年9月开工。", "近20年9个县市受益。", "判处有期徒刑10年6个月。", "连续20年9月开展质量月活动。"},
		Source: "GB/T 15835—2011",
		Draft:  Warning, Final: Warning, Unproven: true,
		words: withSuffixes("0123456789", "年1", "年2", "年3", "年4", "年5", "年6", "年7", "年8", "年9", "年0"),
		Check: rewriting(`(?:^|[^\d.近前后每过这第满约达历共计刑期限超几多隔]) ?(?P<at>[0-27-9]\d年)(?:1[0-2]|0?[1-9])月(?:$|[^\d个内期之以])`, fullYear, yearsCounted),
	},
	{
		ID: "DT423", Name: Text{"汉字年份与阿拉伯数字混用", "two scripts in one date"},
		What:   Text{"同一日期里年用汉字、月日用阿拉伯数字，或者相反。", "A date whose year is in characters and whose month is in digits, or the other way round."},
		Why:    Text{"同一日期应用同一种数字。", "One date, one script."},
		Wrong:  []string{"二〇二二年9月1日"},
		Right:  []string{"二〇二二年九月一日", "2022年9月1日"},
		Source: "GB/T 15835—2011",
		Draft:  Warning, Final: Warning, Unproven: true,
		words: append(withSuffixes("〇一二三四五六七八九零○", "年1", "年2", "年3", "年4", "年5", "年6", "年7", "年8", "年9"),
			withSuffixes("0123456789", "年一", "年二", "年三", "年四", "年五", "年六", "年七", "年八", "年九", "年十")...),
		Check: rewriting(`[一二][〇零○一二三四五六七八九]{3}年\d{1,2}月(?:\d{1,2}日)?|(?:19|20)\d{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日`, inDigits, `[农阴旧夏]历\d{4}年[^日]{1,5}日`),
	},
	{
		ID: "DT424", Name: Text{"年份的“〇”写成“零”", "零 for 〇 in a year"},
		What:   Text{"汉字年份里用了“零”。", "零 within a year in characters."},
		Why:    Text{"编号和年份中的0应写“〇”，“零”用于计量。", "In years and codes zero is 〇; 零 is for quantities."},
		Wrong:  []string{"二零二二年九月", "一九零五年"},
		Right:  []string{"二〇二二年九月", "零下三度"},
		Source: "GB/T 15835—2011 5.2.5",
		Draft:  Warning, Final: Warning, Unproven: true,
		words: withSuffixes("一二三四五六七八九", "零"),
		Check: rewriting(`(?:^|[^〇零一二三四五六七八九])(?P<at>(?:二零[零〇一二三四五六七八九]{2}|[一二][〇一二三四五六七八九]零[零〇一二三四五六七八九]|一[八九][一二三四五六七八九]零|二〇[一二三四五六七八九]零)年)`, zeroInYear.Replace),
	},
	{
		ID: "DT425", Name: Text{"年份的“〇”误用了别的字符", "another character for 〇 in a year"},
		What:   Text{"汉字年份里用○、字母O或数字0代替“〇”。", "A circle, letter O or digit 0 where a year in characters needs 〇."},
		Why:    Text{"字形相近而不是同一个字，检索不到，换字体会变形。", "It looks alike but is another character: searches miss it, fonts differ."},
		Wrong:  []string{"二○二二年九月", "二0二二年九月", "二〇二O年"},
		Right:  []string{"二〇二二年九月", "2022年9月"},
		Source: "GB/T 15835—2011 5.2.5",
		Draft:  Warning, Final: Warning, Unproven: true,
		words: withSuffixes("一二", "○", "O", "o", "Ｏ", "0", "０", "〇", "◯", "九", "八"),
		Check: rewriting(`(?:^|[^〇零一二三四五六七八九])(?P<at>[一二][〇九八][〇一二三四五六七八九][○◯OoＯ0０]年|[一二][○◯OoＯ0０][〇一二三四五六七八九○◯OoＯ0０]{2}年|[一二][九八][○◯OoＯ0０][〇一二三四五六七八九]年)`, zeroInYear.Replace),
	},
	impossibleDate,
	{
		ID: "DT427", Name: Text{"年份区间没有用一字线", "hyphen in a range of years"},
		What:   Text{"年份之间用了半角连接号或波浪号。", "A hyphen or tilde between two years."},
		Why:    Text{"时间的起止用一字线“—”。", "A range of time takes the long dash."},
		Wrong:  []string{"2018-2022年"},
		Right:  []string{"2018—2022年", "2018年至2022年"},
		Source: "GB/T 15834—2011 4.13",
		Draft:  Info, Final: Info, Unproven: true,
		words: []string{"-19", "-20", "~20", "－20", "~19", "－19"},
		Check: matching(`(?:^|[^\d.\-/])(?P<at>((?:19|20)\d{2})年?[-~－]((?:19|20)\d{2})年)`, "${2}—${3}年"),
	},
	wrongWeekday,
	reversedRange,
}
