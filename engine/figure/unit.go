package figure

import (
	"strings"
	"unicode/utf8"
)

// suffix is a word that may follow a numeral and says what the number is.
type suffix struct {
	text string
	kind Kind
	base string // normal unit; equal for units of one dimension
	pow  int32  // 1 text = 10^pow base
	// article marks measure words with which 一 mostly reads as an article:
	// 一个时期, 一次 (once), 一批.
	article bool
}

// suffixes by their first rune, longest first.
var suffixes = indexSuffixes()

func indexSuffixes() map[rune][]suffix {
	index := map[rune][]suffix{}
	add := func(s suffix) {
		r, _ := utf8.DecodeRuneInString(s.text)
		list := index[r]
		at := 0
		for at < len(list) && len(list[at].text) >= len(s.text) {
			at++
		}
		list = append(list, suffix{})
		copy(list[at+1:], list[at:])
		list[at] = s
		index[r] = list
	}
	for _, s := range scaledUnits {
		add(s)
	}
	for _, word := range strings.Fields(measureWords) {
		add(suffix{text: word, kind: Quantity, base: word})
	}
	for _, word := range strings.Fields(articleWords) {
		add(suffix{text: word, kind: Quantity, base: word, article: true})
	}
	for _, word := range strings.Fields(dateWords) {
		add(suffix{text: word, kind: Date})
	}
	for _, word := range strings.Fields(ordinalWords) {
		add(suffix{text: word, kind: Ordinal})
	}
	for _, word := range strings.Fields(codeWords) {
		add(suffix{text: word, kind: Code})
	}
	return index
}

// scaledUnits are units that have other spellings or sizes.
var scaledUnits = []suffix{
	{text: "元", kind: Quantity, base: "元"},
	{text: "元整", kind: Quantity, base: "元"},
	{text: "元人民币", kind: Quantity, base: "元"},
	{text: "%", kind: Quantity, base: "%"},
	{text: "％", kind: Quantity, base: "%"},
	{text: "﹪", kind: Quantity, base: "%"},
	{text: "‰", kind: Quantity, base: "%", pow: -1},
	{text: "个百分点", kind: Quantity, base: "百分点"},
	{text: "百分点", kind: Quantity, base: "百分点"},
	{text: "公里", kind: Quantity, base: "米", pow: 3},
	{text: "千米", kind: Quantity, base: "米", pow: 3},
	{text: "km", kind: Quantity, base: "米", pow: 3},
	{text: "米", kind: Quantity, base: "米"},
	{text: "m", kind: Quantity, base: "米"},
	{text: "厘米", kind: Quantity, base: "米", pow: -2},
	{text: "cm", kind: Quantity, base: "米", pow: -2},
	{text: "毫米", kind: Quantity, base: "米", pow: -3},
	{text: "mm", kind: Quantity, base: "米", pow: -3},
	{text: "平方公里", kind: Quantity, base: "平方米", pow: 6},
	{text: "平方千米", kind: Quantity, base: "平方米", pow: 6},
	{text: "km²", kind: Quantity, base: "平方米", pow: 6},
	{text: "公顷", kind: Quantity, base: "平方米", pow: 4},
	{text: "平方米", kind: Quantity, base: "平方米"},
	{text: "平米", kind: Quantity, base: "平方米"},
	{text: "㎡", kind: Quantity, base: "平方米"},
	{text: "m²", kind: Quantity, base: "平方米"},
	{text: "立方米", kind: Quantity, base: "立方米"},
	{text: "m³", kind: Quantity, base: "立方米"},
	{text: "吨", kind: Quantity, base: "克", pow: 6},
	{text: "公斤", kind: Quantity, base: "克", pow: 3},
	{text: "千克", kind: Quantity, base: "克", pow: 3},
	{text: "kg", kind: Quantity, base: "克", pow: 3},
	{text: "克", kind: Quantity, base: "克"},
	{text: "千瓦时", kind: Quantity, base: "千瓦时"},
	{text: "kWh", kind: Quantity, base: "千瓦时"},
	{text: "千瓦", kind: Quantity, base: "瓦", pow: 3},
	{text: "kW", kind: Quantity, base: "瓦", pow: 3},
	{text: "兆瓦", kind: Quantity, base: "瓦", pow: 6},
	{text: "MW", kind: Quantity, base: "瓦", pow: 6},
	{text: "千伏", kind: Quantity, base: "伏", pow: 3},
	{text: "kV", kind: Quantity, base: "伏", pow: 3},
}

// measureWords count things and take 一 as a number.
const measureWords = `
	人次 人 名 户 户次 家次 场次 批次 例 例次 宗 篇 册 幅 辆 辆次 台 台次 艘 架 座 栋 幢 所 亩 里 斤 升 毫升
	美元 港元 欧元 英镑 日元 角 笔 票 枚 株 棵 头 匹 课时 学时 人天 人时 班次 车次 航班
	小时 分钟 秒 个月 个季度 个工作日 工作日 倍 周岁 岁 字 兆 集 眼 孔 箱 袋 瓶 盒 桶 车 趟 遍 座次
	剂次 频次 人份 卷 回 罐 杯 副 双 把 顶 颗 粒 根 则 标箱 延米 学分 自然日
	盏 扇 艘次 对
	村 乡镇 个村 处次 件次 项次 条次 度电 床 床位 分`

// articleWords count things too, but 一 before them is mostly no figure.
const articleWords = `
	个 次 项 条 件 份 位 家 场 期 批 本 张 部 套 间 处 起 支 队 组 节 堂 门 款 种 类 只 轮 单 块 面
	道 层 口 段 片 封 句 包 班 年 天 周`

// dateWords make a date or a period of the number before them.
const dateWords = `
	年代 世纪 月 月份 月底 月初 月末 月上旬 月中旬 月下旬 月中 日 季度 时 点 年度`

// ordinalWords make a number of it that tells one thing from its likes.
const ordinalWords = `
	中全会 周年 届 年级 级 等奖 等功`

// codeWords make it a part of a name.
const codeWords = `
	号 楼 室 路 版 型 后 线 条例`

// structureWords follow a count that numbers the parts of an argument, not
// anything that was done: 三个方面, 两个层面, 四个到位.
var structureWords = []string{
	"方面", "层面", "环节", "维度", "角度", "阶段", "到位", "结合", "确保", "统一", "坚持", "意识", "自信", "维护", "务必",
}

// suffixAt is the longest suffix that text starts with.
func suffixAt(text string) (suffix, bool) {
	r, _ := utf8.DecodeRuneInString(text)
	for _, s := range suffixes[r] {
		if strings.HasPrefix(text, s.text) && !(s.text == "对" && preposition(text[len(s.text):])) {
			return s, true
		}
	}
	return suffix{}, false
}

// preposition reports whether 对 before rest is no measure word: 5对口, 2对1. The
// word counts only what ends a clause, or couples.
func preposition(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest != "" && !strings.ContainsRune("，。；、：）)（(！？ 　夫新\n", r)
}

// multipliers stand between a numeral and its unit.
var multipliers = []struct {
	text string
	pow  int32
}{
	{"万亿", 12}, {"千万", 7}, {"百万", 6}, {"十万", 5}, {"亿", 8}, {"万", 4}, {"千", 3}, {"百", 2},
}

// multiplierAt is the multiplier that text starts with. 千 and 百 that belong
// to a unit (千米, 百分点) are none.
func multiplierAt(text string) (word string, pow int32) {
	if s, ok := suffixAt(text); ok && s.pow >= 3 || ok && s.base == "百分点" || strings.HasPrefix(text, "千瓦") {
		return "", 0
	}
	for _, m := range multipliers {
		if strings.HasPrefix(text, m.text) {
			return m.text, m.pow
		}
	}
	return "", 0
}
