package audit

// wordRules are about words used wrong.
var wordRules = []Rule{
	untilMisused,
	typo,
	{
		ID: "WD103", Name: Text{"“进行”后接动宾短语", "进行 before a verb with its object"},
		What:  Text{"“进行发放”“进行召开”一类叠用。", "进行 before a verb that could stand alone."},
		Why:   Text{"后面的动词自带宾语，“进行”多余。", "The verb has its own object; 进行 is one verb too many."},
		Wrong: []string{"对困难职工进行发放慰问品。"},
		Right: []string{"对困难职工发放慰问品。", "各项目按照计划进行推进。", "进行落实情况检查。", "对方案进行专题研究。"},
		Draft: Warning, Final: Warning, Unproven: true,
		words: []string{"进行发放", "进行了发放", "进行召开", "进行了召开", "进行举办", "进行了举办", "进行开展", "进行了开展", "进行推进", "进行了推进", "进行落实", "进行了落实", "进行举行", "进行颁发", "进行贯彻落实", "进行实施", "进行了实施"},
		Check: matching(`(?P<at>进行了?(发放|召开|举办|开展|推进|贯彻落实|落实|举行|颁发|实施))了?(?:[\p{Nd}《“]|[^\P{Han}情效进过前后方细主的会部率度工计评和与及并条])`, "${2}", `进行了?(?:举办|召开|举行)地`),
	},
	{
		ID: "WD104", Name: Text{"词义重复", "the same meaning twice"},
		What:  Text{"“涉及到”“目的是为了”一类叠床架屋的说法。", "Words that say the same twice, such as 目的是为了."},
		Why:   Text{"其中一个词是多余的。", "One of the words is superfluous."},
		Wrong: []string{"此举目的是为了方便群众。", "付诸于行动。"},
		Right: []string{"此举目的是方便群众。", "付诸行动。", "涉及到期合同9份。"},
		Draft: Info, Final: Info, Unproven: true,
		words: []string{"涉及到", "付诸于", "诉诸于", "凯旋归来", "目的是为了", "原因是因为", "切忌不要", "悬殊很大", "再次重申", "亲眼目睹"},
		Check: matching(`(涉及)到|(付诸)于|(诉诸)于|(凯旋)归来|(目的是)为了|(原因是)因为|(切忌)不要|(悬殊)很大|再次(重申)|(亲眼)目睹`, "${1}${2}${3}${4}${5}${6}${7}${8}${9}${10}",
			`涉及到[期户村位账岗人家校店港站点货付场会达]`),
	},
	{
		ID: "WD105", Name: Text{"“截止至”叠用", "截止至"},
		What:  Text{"“截止至”。", "截止 together with 至."},
		Why:   Text{"“截至”本身就有“至”。", "截至 already says 至."},
		Wrong: []string{"截止至上月末，已办结。"},
		Right: []string{"截至上月末，已办结。", "自报名截止至开考共30天。"},
		Draft: Warning, Final: Warning, Unproven: true,
		words: []string{"截止至"},
		Check: matching(`截止至`, "截至", `[自从][^，。；]{0,12}截止至`),
	},
}
