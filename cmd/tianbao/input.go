package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/templates"
)

// What can be wrong with an input.
var (
	inputFolder  = text{"%s 是文件夹。请给出其中的一个文件", "%s is a folder; name a file in it"}
	inputMissing = text{"找不到文件 %s。请检查文件名和路径", "no such file: %s; check the name and the path"}
	inputDenied  = text{"没有权限读取 %s。请检查文件权限", "no permission to read %s; check the permissions of the file"}
	inputFailed  = text{"无法读取 %s：%v", "can't read %s: %v"}
	inputLarge   = text{"%s 超过 %d MB，不是数值或设置文件。请检查文件名", "%s is larger than %d MB and no file of values or settings; check the name"}
	inputEndless = text{"标准输入超过 %d MB。请把内容存成文件，再给出文件名", "standard input is larger than %d MB; write it to a file and name that"}
	inputTwice   = text{"标准输入（-）只能用一次", "stdin (-) can be read only once"}
	inputStdin   = text{"标准输入", "standard input"}
	folderEmpty  = text{"文件夹 %s 中没有 Word 文件（.docx .docm .dotx .dotm）", "the folder %s holds no Word files (.docx .docm .dotx .dotm)"}
)

// open reads the document that a FILE argument names: a file, - for stdin, or
// an embedded template.
func (a *app) open(ctx context.Context, name string) (*docx.Document, error) {
	if name == "-" {
		return a.openStdin(ctx)
	}
	if t, ok := templates.Lookup(name); ok {
		data, err := t.DOCX()
		if err != nil {
			return nil, err
		}
		return openBytes(t.Name, data)
	}
	if err := checkFile(name); err != nil {
		return nil, err
	}
	doc, err := await(ctx, func() (*docx.Document, error) { return docx.OpenFile(name, docx.Options{Name: name}) })
	if needsConversion(name, err) {
		return convert(ctx, name, name, err)
	}
	return doc, err
}

func openBytes(name string, data []byte) (*docx.Document, error) {
	return docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: name})
}

// openStdin takes what is no Word file for plain text.
func (a *app) openStdin(ctx context.Context) (*docx.Document, error) {
	data, err := a.readStdin(ctx)
	if err != nil {
		return nil, err
	}
	name := a.t(inputStdin)
	doc, err := openBytes(name, data)
	var d *docx.Error
	switch {
	case !errors.As(err, &d):
		return doc, err
	case d.Kind == docx.KindLegacyDoc || isRTF(data):
		return convertBytes(ctx, name, data, err)
	case d.Kind == docx.KindNotZip:
		return docx.Text(name, data, docx.Options{})
	}
	return nil, err
}

func (a *app) readStdin(ctx context.Context) ([]byte, error) {
	if a.stdinRead {
		return nil, usage(inputTwice)
	}
	a.stdinRead = true
	data, err := await(ctx, func() ([]byte, error) { return io.ReadAll(io.LimitReader(a.stdin, mostStdin+1)) })
	switch {
	case err != nil:
		return nil, unreadable(inputFailed, a.t(inputStdin), systemCause(err))
	case len(data) > mostStdin:
		return nil, unreadable(inputEndless, mostStdin>>20)
	}
	return data, nil
}

// mostStdin is how many bytes are taken from stdin, which are all held in memory.
const mostStdin = 256 << 20

// checkFile reports why a file can't be opened, in words for people.
func checkFile(name string) error {
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return unreadable(inputFolder, name)
	case err == nil:
		return nil
	}
	return inputError(err, name)
}

// inputError says why a file can't be read, in words for people. What is said so
// already stays.
func inputError(err error, name string) error {
	switch _, said := errors.AsType[*failure](err); {
	case said:
		return err
	case errors.Is(err, fs.ErrNotExist):
		return unreadable(inputMissing, name)
	case errors.Is(err, fs.ErrPermission):
		return unreadable(inputDenied, name)
	}
	return unreadable(inputFailed, name, systemCause(err))
}

// readFile reads a small input that is no document, or stdin.
func (a *app) readFile(ctx context.Context, name string) ([]byte, error) {
	if name == "-" {
		return a.readStdin(ctx)
	}
	if err := checkFile(name); err != nil {
		return nil, err
	}
	data, err := await(ctx, func() ([]byte, error) { return readSmall(name) })
	if err != nil {
		return nil, inputError(err, name)
	}
	return data, nil
}

// mostSmall is how many bytes an input that is no document may have: more than
// any that is then accepted.
const mostSmall = 256 << 20

// readSmall reads a file, unless it would fill the memory. A device or a pipe,
// which has no size, is read as far as it may be long.
func readSmall(name string) ([]byte, error) {
	if info, err := os.Stat(name); err == nil && info.Size() > mostSmall {
		return nil, usage(inputLarge, name, mostSmall>>20)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, mostSmall+1))
	if err == nil && len(data) > mostSmall {
		return nil, usage(inputLarge, name, mostSmall>>20)
	}
	return data, err
}

// expand replaces folders by the Word files in them, in the order of names, and
// leaves out what was named before. A folder that can't be read does not stop
// the others; an interrupt does.
func expand(ctx context.Context, names []string) ([]string, error) {
	var files []string
	var errs []error
	for _, name := range matching(names) {
		if !isFolder(name) {
			files = append(files, name) // open says what is wrong with it
			continue
		}
		inside, err := walk(ctx, name)
		switch {
		case context.Cause(ctx) != nil:
			return nil, context.Cause(ctx)
		case err != nil:
			errs = append(errs, err)
		case len(inside) == 0:
			errs = append(errs, unreadable(folderEmpty, name))
		}
		files = append(files, inside...)
	}
	return once(files), errors.Join(errs...)
}

// once drops names of the same file. Stdin is left for open to refuse.
func once(files []string) []string {
	seen := map[string]bool{}
	var list []string
	for _, name := range files {
		path, err := filepath.Abs(name)
		if err != nil || name == "-" || !seen[path] {
			list = append(list, name)
		}
		seen[path] = true
	}
	return list
}

// matching replaces patterns such as *.docx by the names that match, as the shells
// of Windows don't. What matches nothing stays, for open to say that it is
// missing.
func matching(names []string) []string {
	var list []string
	for _, name := range names {
		found := []string{name}
		if _, err := os.Lstat(name); err != nil && strings.ContainsAny(name, "*?") {
			if matches, err := filepath.Glob(name); err == nil && len(matches) > 0 {
				found = slices.DeleteFunc(matches, func(s string) bool { return isBeside(filepath.Base(s)) })
			}
		}
		list = append(list, found...)
	}
	return list
}

// walk lists the Word files in a folder, which may be named by a link. A folder
// in it that can't be read does not stop the others.
func walk(ctx context.Context, dir string) (files []string, err error) {
	var errs []error
	root := filepath.Clean(dir) + string(filepath.Separator)
	_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return fs.SkipAll
		case err != nil:
			errs = append(errs, inputError(err, filepath.Clean(path)))
		case entry.Type().IsRegular() && isWordFile(entry.Name()):
			files = append(files, path)
		}
		return nil
	})
	return files, errors.Join(errs...)
}

// isPlainText tells text files by their extension.
func isPlainText(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".txt" || ext == ".md"
}

// isBeside tells what word processors and macOS put beside documents.
func isBeside(name string) bool {
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~") || strings.HasPrefix(name, "._")
}

// isWordFile tells documents by their extension.
func isWordFile(name string) bool {
	if isBeside(name) {
		return false
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".docx", ".docm", ".dotx", ".dotm":
		return true
	}
	return false
}
