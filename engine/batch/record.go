package batch

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// record says which reports of the folder are done.
type record struct {
	file *os.File
	done map[string][]done // by report, of all shards
}

// done is one line of the record.
type done struct {
	File   string `json:"file"`
	Input  string `json:"input"`  // digest of row, template and options
	Output string `json:"output"` // digest of the report's bytes
	Outcome
}

// openRecord reads what earlier runs have recorded, or forgets it. Other shards
// keep records of their own, which are read, too: a run may be continued with
// another number of shards.
func openRecord(f *Folder, resume bool) (*record, error) {
	r := &record{file: f.lock, done: map[string][]done{}}
	if !resume {
		return r, r.file.Truncate(0)
	}
	entries, err := os.ReadDir(f.Path)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), prefix) || filepath.Ext(e.Name()) != ".jsonl" {
			continue
		}
		data, err := os.ReadFile(f.at(e.Name()))
		if err != nil {
			return nil, err
		}
		r.read(data)
	}
	return r, r.dropHalfLine()
}

// read takes in lines. What a crash has garbled counts as not there.
func (r *record) read(data []byte) {
	for line := range bytes.Lines(data) {
		var d done
		if json.Unmarshal(line, &d) == nil && d.File != "" {
			r.done[d.File] = append(r.done[d.File], d)
		}
	}
}

// dropHalfLine takes away the line that a killed run was writing.
func (r *record) dropHalfLine() error {
	data, err := io.ReadAll(r.file)
	if err != nil {
		return err
	}
	whole := int64(bytes.LastIndexByte(data, '\n') + 1)
	if err := r.file.Truncate(whole); err != nil {
		return err
	}
	_, err = r.file.Seek(whole, io.SeekStart)
	return err
}

// find is the line about a report made of this input, if the file is still what
// was written then.
func (r *record) find(f *Folder, file, input string) (Outcome, bool) {
	output := ""
	for _, d := range r.done[file] {
		if d.Input != input {
			continue
		}
		if output == "" {
			output = f.digest(file)
		}
		if output == d.Output {
			return d.Outcome, true
		}
	}
	return Outcome{}, false
}

// add records reports that are on the disk.
func (r *record) add(list []done) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, d := range list {
		if err := e.Encode(d); err != nil {
			return err
		}
	}
	if _, err := r.file.Write(b.Bytes()); err != nil {
		return err
	}
	return r.file.Sync()
}
