package audit

// layoutRules hold the pages of official documents against the profile of
// layout, one finding a kind.
var layoutRules = []Rule{
	{
		ID: "LY001", Name: Text{"纸张不合版式", "paper of another size"},
		What:  Text{"纸张不是版式要求的大小。", "Pages that are not of the size that the layout asks for."},
		Why:   Text{"公文用纸是A4，换纸张后版心、行数都会变。", "Official documents are printed on A4; other paper changes lines and pages."},
		Draft: Off, Final: Warning, Unproven: true, anywhere: true,
		Source: "GB/T 9704-2012", Check: checkPaper,
	},
	{
		ID: "LY002", Name: Text{"页边距不合版式", "margins off the layout"},
		What:  Text{"页边距与版式要求相差超过1毫米。", "Margins that differ from the layout's by more than a millimetre."},
		Why:   Text{"页边距决定版心大小和装订位置。", "They decide the type area and where the binding goes."},
		Draft: Off, Final: Warning, Unproven: true, anywhere: true,
		Source: "GB/T 9704-2012", Check: checkMargins,
	},
	{
		ID: "LY003", Name: Text{"行距不合版式", "line spacing off the layout"},
		What:  Text{"多数正文段落的行距不在版式要求的范围内。", "Most of the text has a line spacing that the layout does not allow."},
		Why:   Text{"行距决定每页行数，国标版式一般每页22行。", "It decides how many lines a page has, 22 by the standard."},
		Draft: Off, Final: Info, Unproven: true, anywhere: true,
		Source: "GB/T 9704-2012", Check: checkLineSpacing,
	},
	{
		ID: "LY004", Name: Text{"标题字体、字号不合版式", "title set in another type"},
		What:  Text{"公文标题的字体、字号或居中与版式要求不同。", "A title that is in another type or size, or not centred."},
		Why:   Text{"标题一般用2号小标宋体字，居中排布。", "A title is set in 22 point 小标宋, centred."},
		Draft: Off, Final: Warning, Unproven: true, anywhere: true,
		Source: "GB/T 9704-2012", Check: checkTitleType,
	},
	{
		ID: "LY005", Name: Text{"正文字体不合版式", "text set in another type"},
		What:  Text{"正文或其中某一段的字体与版式要求不同。", "Text, or one paragraph of it, that is in another type."},
		Why:   Text{"正文一般用3号仿宋体字；单独一段不同，多半是从别处粘贴来的。", "Text is set in 16 point 仿宋; a paragraph apart was likely pasted."},
		Draft: Off, Final: Warning, Unproven: true, anywhere: true,
		Source: "GB/T 9704-2012", Check: checkBodyFont,
	},
	{
		ID: "LY006", Name: Text{"正文字号不合版式", "text set in another size"},
		What:  Text{"正文或其中某一段的字号与版式要求不同。", "Text, or one paragraph of it, that is in another size."},
		Why:   Text{"正文一般用3号字；单独一段不同，多半是从别处粘贴来的。", "Text is set in 16 point; a paragraph apart was likely pasted."},
		Draft: Off, Final: Warning, Unproven: true, anywhere: true,
		Source: "GB/T 9704-2012", Check: checkBodySize,
	},
	{
		ID: "LY007", Name: Text{"层次标题字体不合版式", "heading set in another type"},
		What:  Text{"“一、”不是黑体，或“（一）”不是楷体。", "一、 that is not in 黑体, or （一） that is not in 楷体."},
		Why:   Text{"各层标题用不同字体，读者才分得清层次。", "Different types let readers tell the levels apart."},
		Draft: Off, Final: Info, Unproven: true, anywhere: true,
		Source: "GB/T 9704-2012", Check: checkHeadingType,
	},
	{
		ID: "LY008", Name: Text{"段首没有空两字", "first line not indented"},
		What:  Text{"多数正文段落的首行没有缩进版式要求的字数。", "Most paragraphs do not begin with the indent that the layout asks for."},
		Why:   Text{"正文每个自然段左空二字。", "A paragraph begins two characters in."},
		Draft: Off, Final: Info, Unproven: true, anywhere: true,
		Source: "GB/T 9704-2012", Check: checkIndent,
	},
	{
		ID: "LY009", Name: Text{"页码不合版式", "page number off the layout"},
		What:  Text{"多页的文件没有页码，或页码的字号与版式要求不同。", "No page number in a document of several pages, or one in another size."},
		Why:   Text{"页码一般用4号半角宋体阿拉伯数字，编排在版心下边缘之下。", "Page numbers are set in 14 point 宋体 below the text."},
		Draft: Off, Final: Info, Unproven: true, anywhere: true,
		Source: "GB/T 9704-2012", Check: checkPageNumber,
	},
	{
		ID: "LY010", Name: Text{"没有按公文版式排版", "not laid out as an official document"},
		What:  Text{"标题是公文，页边距、字体、字号却几乎都不是公文版式。", "The title is that of an official document, but neither margins nor type are."},
		Why:   Text{"多半是还没有套用版式，逐项指出没有意义。", "Likely nobody has laid it out yet, so that single points would not help."},
		Draft: Off, Final: Info, Unproven: true, anywhere: true,
		Source: "GB/T 9704-2012", Check: checkPlain,
	},
}
