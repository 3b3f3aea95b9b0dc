package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/batch"
	"github.com/tianbao-dev/tianbao/engine/values"
)

var batchNoFiles = text{"文件夹 %s 中没有数值文件（.yaml .json .csv .xlsx）", "the folder %s holds no values files (.yaml .json .csv .xlsx)"}

// records lists what is to be filled in, for a template with keys.
type records func(keys []string) (*batch.List, error)

// read reads the table, or the values files.
func (b *batcher) read(ctx context.Context) (records, error) {
	if isFolder(b.values) {
		names, err := b.valuesFiles()
		return b.fromFiles(ctx, names), err
	}
	switch strings.ToLower(filepath.Ext(b.values)) {
	case ".yaml", ".yml", ".json":
		return b.fromFiles(ctx, []string{b.values}), nil
	}
	data, err := b.readFile(ctx, b.values)
	if err != nil {
		return nil, err
	}
	table, err := values.DecodeTable(tableName(b.values, data), data)
	return func(keys []string) (*batch.List, error) { return batch.FromTable(table, b.pattern.Pattern, keys) }, err
}

// fromFiles are records of a values file each. One that is wrong fails alone.
func (b *batcher) fromFiles(ctx context.Context, names []string) records {
	return func(keys []string) (*batch.List, error) {
		return batch.FromFiles(b.readSources(ctx, names), b.pattern.Pattern, keys), nil
	}
}

// tableName gives what comes from stdin an extension.
func tableName(name string, data []byte) string {
	switch {
	case name != "-":
		return name
	case isWorkbook(data):
		return "stdin.xlsx"
	}
	return "stdin.csv"
}

// valuesFiles lists the values files of a folder by name, without what word
// processors and batches themselves put there.
func (b *batcher) valuesFiles() ([]string, error) {
	entries, err := os.ReadDir(b.values)
	if err != nil {
		return nil, inputError(err, b.values)
	}
	ours := sameFile(b.values, b.out)
	var names []string
	for _, e := range entries {
		name := e.Name()
		hidden := strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || ours && batch.IsSummaryName(name)
		if !hidden && !e.IsDir() && isValuesFile(name) {
			names = append(names, filepath.Join(b.values, name))
		}
	}
	if len(names) == 0 {
		return nil, unreadable(batchNoFiles, b.values)
	}
	return names, nil
}

func isValuesFile(name string) bool {
	extensions := []string{".yaml", ".yml", ".json", ".csv", ".tsv", ".xlsx", ".xlsm"}
	return slices.Contains(extensions, strings.ToLower(filepath.Ext(name)))
}

// sameFile reports whether two paths lead to one file or folder that is there.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	other, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(one, other)
}

// readSources reads values files. One that can't be read fails for itself.
func (b *batcher) readSources(ctx context.Context, names []string) []batch.Source {
	sources := make([]batch.Source, len(names))
	for i, name := range names {
		sources[i].Path = name
		data, err := b.readFile(ctx, name)
		if err == nil {
			sources[i].Values, err = values.Decode(name, data)
		}
		if sources[i].Err = err; err != nil {
			sources[i].Values = nil
		}
	}
	return sources
}
