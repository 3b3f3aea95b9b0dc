package slot

import "github.com/tianbao-dev/tianbao/engine/docx"

func formBlanks(p *docx.Paragraph) []candidate { return nil }

func mergeForms(text, forms []candidate) []candidate { return text }

func mask(p *docx.Paragraph, found []candidate) []candidate { return found }
