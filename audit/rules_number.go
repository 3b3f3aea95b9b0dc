package audit

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// placeAfterNumber is the number of a house or a lot before the name of a place:
// 3-2万和花园.
const placeAfterNumber = `\d+[～~—－\-]\d+万(?:和|达|科|华|象|佳|泰|盛|豪|寿|兴|隆|福|载|州)`

// numberRules are about how figures are written (GB/T 15835). Where a rule is
// a plain pattern, words says what must stand in a text for it to apply.
var numberRules = []Rule{
	decadeWithoutCentury,
	mixedNumeralStyle,
	{
		ID: "NU303", Name: Text{"“年初三”一类的口语日期", "colloquial day after New Year"},
		What:  Text{"“年初一”“年初三”等没有写明是农历正月的说法。", "年初三 and the like, which leave open which calendar is meant."},
		Why:   Text{"容易误读成“年初”加“三”，应写“正月初三”。", "It can be read as “early in the year”; write 正月初三."},
		Wrong: []string{"志愿者自年初四起轮流值守。"},
		Right: []string{"年初，三级联动机制全面建立。", "该校2019年初三学生全部毕业。"},
		Draft: Info, Final: Info, Unproven: true,
		words: []string{"年初一", "年初二", "年初三", "年初四", "年初五", "年初六", "年初七", "年初八"},
		Check: matching(`(?:^|[^\d今去明每当前后近本同往大])(?P<at>年初([一二三四五六七八]))(?:$|[^\d一二三四五六七八九十学年级班季个项次届批、中揽方体线大])`, "正月初${2}"),
	},
	{
		ID: "NU311", Name: Text{"数值范围省略“万”“亿”有歧义", "range leaves out 万 or 亿"},
		What:   Text{"范围前一个数省略了“万”“亿”。", "The first figure of a range lacks its 万 or 亿."},
		Why:    Text{"“5～8万元”也可以读成从5元到8万元。", "5～8万元 can be read as from 5 yuan to 80,000."},
		Wrong:  []string{"每户补助5～8万元。"},
		Right:  []string{"每户补助5万元～8万元。", "室温保持在18～22℃。"},
		Source: "GB/T 15835—2011 5.1.3",
		Draft:  Warning, Final: Warning, Unproven: true,
		words: []string{"～", "~", "—", "-", "－"},
		Check: matching(`(?:^|[^\d.\-—～~])(?P<at>(\d{1,5}(?:\.\d+)?)([～~—－\-])(\d{1,5}(?:\.\d+)?)([万亿](?:[元人亩吨]|千瓦|平方米)?))`, "${2}${5}～${4}${5}", placeAfterNumber),
	},
	{
		ID: "NU312", Name: Text{"百分数范围前一个数缺“%”", "first figure of a range lacks %"},
		What:   Text{"百分数范围只在后一个数上写了“%”。", "Only the second figure of a range of percentages has its %."},
		Why:    Text{"两个数都应带“%”，以免歧义。", "Both figures need the %, or the first may be misread."},
		Wrong:  []string{"成本下降了5～8%。"},
		Right:  []string{"成本下降了5%～8%。"},
		Source: "GB/T 15835—2011 5.1.3",
		Draft:  Warning, Final: Warning, Unproven: true,
		words: []string{"%", "％"},
		Check: matching(`(?:^|[^\d.\-—～~])(?P<at>(\d+(?:\.\d+)?)[～~—－\-](\d+(?:\.\d+)?)([%％]))`, "${2}${4}～${3}${4}"),
	},
	approximateNumber,
	{
		ID: "NU314", Name: Text{"概数标记重复", "approximation marked twice"},
		What:  Text{"“约”“近”与“左右”“余”等同时使用。", "约 or 近 together with 左右, 上下 or 余."},
		Why:   Text{"两个标记只应留一个。", "One of the two marks is enough."},
		Wrong: []string{"清运垃圾约40吨左右。", "惠及群众近600余户。"},
		Right: []string{"清运垃圾约40吨。", "节约经费60余万元。", "签约30余家企业。"},
		Draft: Warning, Final: Warning, Unproven: true,
		words: []string{"约", "近", "大概"},
		Check: rewriting(`(?:^|[^签预履节特合条公契邀制违简集附靠接临亲远最邻]|大)(?P<at>(?:大约|大概|将近|约|近)有?(?:`+anyNumber+`[多]?[万亿千百十]*`+measure+`?(?:左右|上下)|`+anyNumber+`余[万亿]?))(?:$|[^两二各侧岸手逢])`, markedOnce),
	},
	{
		ID: "NU315", Name: Text{"“超过”与“以上”并用", "“超过” together with “以上”"},
		What:  Text{"“超过、突破、高达、多达”与“以上”同时使用。", "超过, 突破, 高达 or 多达 together with 以上."},
		Why:   Text{"两种说法意思重复，只应留一种。", "Both say the same; one is enough."},
		Wrong: []string{"群众满意率超过95%以上。"},
		Right: []string{"群众满意率超过95%。", "群众满意率达95%以上。"},
		Draft: Warning, Final: Warning, Unproven: true,
		words: []string{"超过", "突破", "高达", "多达"},
		Check: matching(`(?P<at>((?:超过|突破|高达|多达)了?`+anyNumber+`[多余]?[万亿千百]*`+measure+`?)以上)`, "${2}"),
	},
	{
		ID: "NU316", Name: Text{"减少用“倍”", "decrease in multiples"},
		What:  Text{"“减少、下降、降低、缩小”后用“倍”。", "减少, 下降, 降低 or 缩小 followed by a multiple."},
		Why:   Text{"减少一倍就是零；应写减少几分之几或百分之几。", "A decrease by one whole is nothing left; write a fraction or a percentage."},
		Wrong: []string{"投诉量比去年下降2倍。"},
		Right: []string{"投诉量比去年下降三分之二。", "受理量比去年增长2倍。"},
		Draft: Warning, Final: Warning, Unproven: true,
		words: []string{"减少", "下降", "降低", "缩小", "缩短"},
		Check: matching(`(?:减少|下降|降低|缩小|缩短)了?(?:[近约])?(?:\d[\d.]*|[一二两三四五六七八九十]+)多?倍`, ""),
	},
	{
		ID: "NU317", Name: Text{"“%”与“百分点”连用", "% before 百分点"},
		What:  Text{"“百分点”前的数又写了“%”。", "A figure with % before 百分点."},
		Why:   Text{"百分点本身已是百分数之差。", "A percentage point is already a difference of percentages."},
		Wrong: []string{"入户率提高3.5%个百分点。"},
		Right: []string{"入户率提高3.5个百分点。", "入户率提高3.5%。"},
		Draft: Warning, Final: Warning, Unproven: true,
		words: []string{"百分点"},
		Check: matching(`(\d[\d.]*)[%％](个?百分点)`, "${1}个百分点"),
	},
	{
		ID: "NU318", Name: Text{"阿拉伯数字与“千”“百”“十”混写", "digit with 千, 百 or 十"},
		What:   Text{"一位数字后接“千”“百”“十”表示数目。", "A digit followed by 千, 百 or 十."},
		Why:    Text{"除“万”“亿”外，数位应写成阿拉伯数字或全用汉字。", "Only 万 and 亿 go with digits; write 4000 or 四千."},
		Wrong:  []string{"受益群众4千余人。"},
		Right:  []string{"受益群众4000余人。", "清运5千克样品。", "2021百名优秀党员"},
		Source: "GB/T 15835—2011 5.3",
		Draft:  Warning, Final: Warning, Unproven: true,
		words: withSuffixes("0123456789", "千", "百", "十"),
		Check: rewriting(`(?:^|[^\d.])(?P<at>\d(?:\.\d)?[千百十])(?:[多余几]|人|元|名|户|亩|次|个|件|家|条|份|册|吨|公里|万)`, inFull),
	},
	{
		ID: "NU319", Name: Text{"全角数字", "full-width digits"},
		What:   Text{"正文用了全角阿拉伯数字。", "Full-width digits in the text."},
		Why:    Text{"阿拉伯数字应用半角；全角数字检索、汇总时也认不出。", "Digits are half-width; others are not found by searches."},
		Wrong:  []string{"培训学员４８人。"},
		Right:  []string{"培训学员48人。"},
		Source: "GB/T 15835—2011",
		Draft:  Warning, Final: Warning, Unproven: true,
		words: withSuffixes("０１２３４５６７８９", ""),
		Check: checkFullWidthDigits,
	},
	{
		ID: "NU320", Name: Text{"阿拉伯数字后用“几”", "digits before 几"},
		What:   Text{"“20几个”一类的写法。", "Digits followed by 几."},
		Why:    Text{"带“几”的概数应全用汉字。", "An approximate number with 几 is written in characters."},
		Wrong:  []string{"走访企业30几家。"},
		Right:  []string{"走访企业三十几家。", "走访企业30多家。"},
		Source: "GB/T 15835—2011 4.2.2",
		Draft:  Info, Final: Info, Unproven: true,
		words: withSuffixes("0123456789", "几"),
		Check: rewriting(`(?:^|\D)(?P<at>\d{1,3}几[个名次人天年家户场项件处种条款例只辆台套间座所位批页份亩吨斤岁])`, inCharacters),
	},
	{
		ID: "NU321", Name: Text{"数字用全角逗号分节", "full-width comma within a figure"},
		What:   Text{"四位以上的数用全角逗号分节。", "A figure of four digits or more split by a full-width comma."},
		Why:    Text{"看起来像两个数；应不分节，或用半角逗号。", "It reads as two figures; use none, or a half-width comma."},
		Wrong:  []string{"共支出2，350元。"},
		Right:  []string{"共支出2350元。", "分别为3，120，45件。"},
		Source: "GB/T 15835—2011",
		Draft:  Warning, Final: Warning, Unproven: true,
		words: withSuffixes("0123456789", "，0", "，1", "，2", "，3", "，4", "，5", "，6", "，7", "，8", "，9"),
		Check: matching(`(?:^|[^\d，.])(?P<at>(\d{1,3})，(\d{3})(?:，(\d{3}))?)(?:\.\d+)?(?:元|万|亿|人|户|亩|吨|件|次|个|名|平方米|公里|米|份|条|家|册|台|套|只)`, "${2}${3}${4}", `分别[^。；，]{0,12}\d{1,3}(?:，\d{3})+`),
	},
	{
		ID: "NU322", Name: Text{"面积、体积单位不完整", "平方 or 立方 without its unit"},
		What:   Text{"数后只写“平方”“立方”，没有写“米”。", "A figure with 平方 or 立方 and no 米 behind it."},
		Why:    Text{"单位应写全，是平方米还是平方公里差得很远。", "The unit is written in full: 平方米 and 平方公里 are far apart."},
		Wrong:  []string{"新建厂房3200平方。"},
		Right:  []string{"新建厂房3200平方米。", "流域面积32平方公里。", "3的平方。"},
		Source: "GB 3100—1993",
		Draft:  Warning, Final: Warning, Unproven: true,
		words: []string{"平方，", "平方。", "平方、", "平方；", "平方）", "立方，", "立方。", "立方、", "立方；", "立方）"},
		Check: matching(`\d[多余]?万?(?P<at>(平方|立方))[，。、；）]`, "${2}米", `(?:电缆|导线|电线|线缆|截面|铜芯|铝芯|铜线|铝线|母线|接地线)[^。，；]*平方|平方[^。]*(?:电缆|导线|电线|线缆|截面|铜芯|铝芯|铜线|铝线|母线|接地线)`), // mm² of a cable

	},
}

// anyNumber and measure are a number in either script and what it may count.
const (
	anyNumber = `(?:[\d,.]+|[一二两三四五六七八九十百千]+)`
	measure   = `(?:平方米|立方米|平方公里|公里|公斤|千克|公顷|人次|小时|分钟|个月|个百分点|[个名人次元户件亩吨米天年月项篇条场份家处只台辆套所座间张起批栋幢艘架列班期头棵株本册部门支]|[%％])`
)

// markedOnce is an approximate number with one of its two marks: 约40吨左右 as
// 约40吨, 近600余 as 600余.
func markedOnce(number string) string {
	for _, mark := range []string{"左右", "上下"} {
		if cut, ok := strings.CutSuffix(number, mark); ok {
			return cut
		}
	}
	return strings.TrimLeft(number, "大约概将近有")
}

// inCharacters is 20几个 as 二十几个, "" for a number that is not of whole tens.
func inCharacters(number string) string {
	digits, rest, _ := strings.Cut(number, "几")
	n, err := strconv.Atoi(digits)
	if err != nil || n%10 != 0 || n < 10 || n > 90 {
		return ""
	}
	return chineseNumeral(n) + "几" + rest
}

// inFull is 4千 as 4000.
func inFull(number string) string {
	numeral, shift := number[:len(number)-len("千")], map[string]int32{"千": 3, "百": 2, "十": 1}
	value, err := decimal.NewFromString(numeral)
	if err != nil {
		return ""
	}
	return value.Shift(shift[number[len(numeral):]]).String()
}

// withSuffixes lists every character of chars followed by every suffix.
func withSuffixes(chars string, suffixes ...string) []string {
	var list []string
	for _, c := range chars {
		for _, s := range suffixes {
			list = append(list, string(c)+s)
		}
	}
	return list
}

// checkFullWidthDigits reports runs of digits; the words are single digits.
func checkFullWidthDigits(p *Pass) {
	var run hit
	report := func() {
		if run.par != nil {
			p.Report(run.par, run.start, run.end, Note{Suggestion: halfWidth(run.text())})
		}
	}
	p.eachHit(func(h hit) {
		if h.par == run.par && h.start == run.end {
			run.end = h.end
			return
		}
		report()
		run = h
	})
	report()
}

// halfWidth is s with full-width ASCII made half-width.
func halfWidth(s string) string {
	out := []rune(s)
	for i, r := range out {
		if '！' <= r && r <= '～' {
			out[i] = r - '！' + '!'
		}
	}
	return string(out)
}
