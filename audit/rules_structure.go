package audit

// festivals are days that are called by their numbers.
const festivals = `^(?:五一|六一|七一|八一|三八|五四)[，：]|^十一[，：][^。]{0,6}(?:国庆|长假|假期|期间|黄金周)`

// sentenceAfterOrdinal is a numbered paragraph that is a sentence, not a
// heading: it says who shall do what, or its number is part of the sentence
// (三、四季度).
const sentenceAfterOrdinal = `^[一二三四五六七八九十]{1,3}、(?:[一二三四五六七八九十请要由].*` +
	`|.*(?:应当|不得|必须|务必|予以|可以|同意|原则上|负责|(?:各(?:级|地|单位|部门|科室|县|乡|镇)|本(?:办法|通知|规定|细则|制度|方案)).*|[^主重需简纪概摘]要[^求点素件闻旨]|(?:^|[^申邀聘提])请[^示]` +
	`|[^自]由[^来]|自[印发公收批施\d]|未[^来]|已|均[^衡]|经[^济验营费理常历典]|须|将[^来]).*)。$`

// structureRules are about the numbers of headings and list items.
var structureRules = []Rule{
	{
		ID: "ST401", Name: Text{"一级序号后没有用顿号", "wrong mark after 一"},
		What:   Text{"段首“一”“二”后用了点号、逗号或冒号。", "A heading number such as 一 followed by another mark than 、."},
		Why:    Text{"一级标题写作“一、”。", "The first level is written 一、."},
		Wrong:  []string{"二．存在的不足", "三，下一步打算"},
		Right:  []string{"二、存在的不足", "一，二，三，齐步走", "五一，各景区秩序良好。"},
		Source: "GB/T 9704—2012 7.3.3",
		Draft:  Warning, Final: Warning, Unproven: true,
		words: withSuffixes("一二三四五六七八九十", ".", "．", "，", ",", ":", "："),
		Check: matching(`^(?:[一二三四五六七八九十]{1,3})(?P<at>[.．，,:：])(?:[^\d一二三四五六七八九十]|$)`, "、", festivals),
	},
	{
		ID: "ST402", Name: Text{"括号序号后加了标点", "mark after （一）"},
		What:   Text{"段首“（一）”后又写了顿号等标点。", "A mark after a number in brackets."},
		Why:    Text{"括号序号后不加标点。", "A number in brackets takes no mark."},
		Wrong:  []string{"（三）、健全机制", "（2），按期办结"},
		Right:  []string{"（三）健全机制", "（一）、（二）两项由财务科办理。"},
		Source: "GB/T 9704—2012 7.3.3",
		Draft:  Warning, Final: Warning, Unproven: true,
		words: []string{"）、", "）．", "）.", "），", "),", ")、", ")."},
		Check: matching(`^[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)](?P<at>[、．.，,])(?:[^（(]|$)`, ""),
	},
	{
		ID: "ST403", Name: Text{"序号用了半角括号", "half-width brackets around a number"},
		What:   Text{"段首序号写作“(一)”“(1)”。", "A heading number in half-width brackets."},
		Why:    Text{"序号的括号应用全角。", "The brackets of a number are full-width."},
		Wrong:  []string{"(二)压实责任", "(3)建立台账"},
		Right:  []string{"（二）压实责任", "(1) see above"},
		Source: "GB/T 9704—2012 7.3.3",
		Draft:  Warning, Final: Warning,
		words: []string{"("},
		Check: matching(`^(?P<at>\(([一二三四五六七八九十]{1,3}|\d{1,2})\))\s*(?:[\p{Han}“《]|\d{1,4}[年月日个项条])`, "（${2}）"),
	},
	{
		ID: "ST404", Name: Text{"阿拉伯数字序号后没有用点", "wrong mark after 1"},
		What:   Text{"段首“1”后用了顿号、逗号或全角点。", "A heading number such as 1 followed by 、, ， or ．."},
		Why:    Text{"三级标题写作“1.”。", "The third level is written 1. with a half-width point."},
		Wrong:  []string{"2、完善制度", "3．强化督导"},
		Right:  []string{"2.完善制度", "3、4月份组织两轮排查。"},
		Source: "GB/T 9704—2012 7.3.3",
		Draft:  Warning, Final: Warning,
		words: withSuffixes("0123456789", "、", "．", "，"),
		Check: matching(`^\d{1,2}(?P<at>[、．，])\s*[\p{Han}“《（]`, "."),
	},
	{
		ID: "ST406", Name: Text{"“首先”“第一”后用了顿号", "顿号 after 首先 or 第一"},
		What:   Text{"句首“首先、其次”“第一、第二”后用了顿号。", "首先, 其次, 第一 at the start of a sentence followed by 、."},
		Why:    Text{"这类序次语后用逗号。", "These words take a comma."},
		Wrong:  []string{"其次、要健全台账。", "第二、落实经费。"},
		Right:  []string{"其次，要健全台账。", "第二、三季度完成验收。"},
		Source: "GB/T 15834—2011",
		Draft:  Info, Final: Info, Unproven: true,
		words: []string{"首先、", "其次、", "再次、", "最后、", "第一、", "第二、", "第三、", "第四、", "第五、", "第六、"},
		Check: matching(`(?:^|[。；：])(?:首先|其次|再次|最后|第[一二三四五六七八九])(?P<at>、)[^第最也一二三四五六七八九十]`, "，", `首先、其次`),
	},
	{
		ID: "ST407", Name: Text{"“一是”后用了顿号或冒号", "mark after 一是"},
		What:  Text{"句首“一是”“二是”后用了顿号、冒号。", "一是, 二是 at the start of a clause followed by 、 or ：."},
		Why:   Text{"“一是”后直接写内容，或用逗号停顿。", "The text follows directly, or after a comma."},
		Wrong: []string{"一是：健全制度；二是：压实责任。"},
		Right: []string{"一是健全制度；二是压实责任。"},
		Draft: Info, Final: Info, Unproven: true,
		words: withSuffixes("一二三四五六七八九十", "是、", "是："),
		Check: matching(`(?:^|[。；，：])[一二三四五六七八九十]是(?P<at>[、：])`, ""),
	},
	{
		ID: "ST408", Name: Text{"独立成行的标题末尾用了句号", "heading ends with a full stop"},
		What:  Text{"整段就是一个一级标题，末尾却有句号。", "A paragraph that is a first-level heading ends with 。."},
		Why:   Text{"独立成行的标题末尾不用句号。", "A heading on its own line takes no full stop."},
		Wrong: []string{"二、存在的不足。"},
		Right: []string{"二、存在的不足", "二、存在的不足。上半年，进度偏慢。", "二、本规定由局办公室解释。"},
		Draft: Info, Final: Info, Unproven: true,
		words: withSuffixes("一二三四五六七八九十", "、"),
		Check: matching(`^[一二三四五六七八九十]{1,3}、[^。，；：“]{2,20}(?P<at>。)$`, "", sentenceAfterOrdinal),
	},
	ordinalGap,
	itemGap,
}
