package web

import "mime"

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// mediaTypes of what can be downloaded, by extension.
var mediaTypes = map[string]string{
	".docx":  wordType,
	".xlsx":  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".yaml":  "application/yaml; charset=utf-8",
	".yml":   "application/yaml; charset=utf-8",
	".json":  "application/json; charset=utf-8",
	".sarif": "application/sarif+json; charset=utf-8",
	".html":  "text/html; charset=utf-8",
}

// attachment is the header that makes a browser save an answer under a name,
// in any script (RFC 6266).
func attachment(name string) string {
	if header := mime.FormatMediaType("attachment", map[string]string{"filename": name}); header != "" {
		return header
	}
	return "attachment"
}
