// Package values reads and writes the figures that fill a report.
package values

// Entry is one value and where it was written.
type Entry struct {
	Key  string
	Text string // as spelled in the file
	Pos  Pos
}

// Pos is a place in a values file.
type Pos struct {
	File string
	Line int    // 1-based; 0 unknown
	Cell string // "填报!C5" in a workbook
}

// File is one decoded values file.
type File struct {
	Name     string
	Values   []Entry // in the order of the file
	Missing  []Entry // keys that are null or empty
	Formats  []Entry
	Computed []Entry
	Checks   []Entry
	Drop     []Entry
	Anchors  []Entry // anchors a form keeps for its keys
}

// Decode reads YAML, JSON, XLSX or CSV, told apart by the extension of name.
func Decode(name string, data []byte) (*File, error) { return nil, nil }

// Merge lays several files over one another; two different texts for one key
// are an error that names both places.
func Merge(files ...*File) (*File, error) { return nil, nil }
