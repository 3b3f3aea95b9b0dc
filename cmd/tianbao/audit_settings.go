package main

import (
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

var (
	auditLevel  = text{"%s：规则 %s 的级别“%s”不对，应为 off info warning error 之一", "%s: rule %s: bad level %q: use off, info, warning or error"}
	auditNoRule = text{"%s：%v", "%s: %v"}
	auditData   = text{"%s：不能读取数据文件 %s：%v", "%s: can't read the data file %s: %v"}
)

// regime is what the settings say of how a report is audited.
type regime struct {
	options audit.Options
	failOn  *oneOf
	ignore  []string // texts that hold no slots
	err     error
}

// regimes finds the settings of every report: those of the file that --config
// names or, without it, of the nearest settings file above the report, or above
// the working folder.
type regimes struct {
	mu       sync.Mutex
	byFolder map[string]*regime // of the reports
	byPath   map[string]*regime // of the settings file
}

func (x *auditor) regimeOf(report string) *regime {
	x.regimes.mu.Lock()
	defer x.regimes.mu.Unlock()
	folder := filepath.Dir(report)
	if known := x.regimes.byFolder[folder]; known != nil {
		return known
	}
	if x.regimes.byFolder == nil {
		x.regimes.byFolder, x.regimes.byPath = map[string]*regime{}, map[string]*regime{}
	}
	path := x.settings.path
	if !x.settings.chosen {
		path = firstNonEmpty(findUpwards(folder, settingsFile), path)
	}
	r := x.regimes.byPath[path]
	switch {
	case r != nil:
	case path == x.settings.path:
		r = x.main
	default:
		r = x.newRegime(loadSettings(path))
	}
	x.regimes.byFolder[folder], x.regimes.byPath[path] = r, r
	return r
}

func firstNonEmpty(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (x *auditor) newRegime(s *settings) *regime {
	r := &regime{failOn: x.failOn}
	if r.err = s.err; r.err == nil {
		r.err = x.readRegime(r, s)
	}
	return r
}

func (x *auditor) readRegime(r *regime, s *settings) error {
	r.options = audit.Options{Profile: audit.Final, Levels: map[string]audit.Level{}, Today: x.today}
	profile := x.profile
	if !x.given["profile"] {
		profile = profileFlag()
		if err := s.give(profile, "profile"); err != nil {
			return err
		}
	}
	if profile.is(string(audit.Draft)) {
		r.options.Profile = audit.Draft
	}
	if !x.given["fail-on"] {
		r.failOn = failOnFlag()
		if err := s.give(r.failOn, "fail-on"); err != nil {
			return err
		}
	}
	for _, read := range []func(*regime) error{s.readLevels, s.readAccepted, s.readIgnored, s.readNames, s.readTerms} {
		if err := read(r); err != nil {
			return err
		}
	}
	var err error
	r.options.Layout, err = s.layout()
	return err
}

func (s *settings) readLevels(r *regime) error {
	levels, err := s.table("rules")
	for _, l := range levels {
		rule, wrong := findRule(audit.Rules(), l.key)
		if wrong != nil {
			return usage(auditNoRule, l.at, wrong)
		}
		level, wrong := audit.ParseLevel(l.value)
		if wrong != nil {
			return usage(auditLevel, l.at, rule.ID, l.value)
		}
		r.options.Levels[rule.ID] = level
	}
	return err
}

func (s *settings) readAccepted(r *regime) error {
	entries, err := s.entries("accept")
	for _, e := range entries {
		if err := r.accept(e); err != nil {
			return err
		}
	}
	return err
}

// readIgnored takes what is to be ignored of one rule for accepted.
func (s *settings) readIgnored(r *regime) error {
	entries, err := s.entries("ignore")
	for _, e := range entries {
		if e.rule == "" {
			r.ignore = append(r.ignore, e.text)
		} else if err := r.accept(e); err != nil {
			return err
		}
	}
	return err
}

func (r *regime) accept(e entry) error {
	if e.rule != "" {
		rule, wrong := findRule(audit.Rules(), e.rule)
		if wrong != nil {
			return usage(auditNoRule, e.at, wrong)
		}
		e.rule = rule.ID
	}
	r.options.Accept = append(r.options.Accept, audit.Accept{Text: e.text, Rule: e.rule, Reason: e.reason, Until: e.until, Where: e.at})
	return nil
}

// readNames reads files of names, one a line, that are right as they stand.
func (s *settings) readNames(r *regime) error {
	return s.eachDataFile("names", func(path string, data []byte) error {
		for line := range strings.Lines(string(data)) {
			if name := strings.TrimSpace(line); name != "" && !strings.HasPrefix(name, "#") {
				r.options.Accept = append(r.options.Accept, audit.Accept{Text: name, Where: path})
			}
		}
		return nil
	})
}

// readTerms reads files of names and phrases of a time.
func (s *settings) readTerms(r *regime) error {
	return s.eachDataFile("terms", func(path string, data []byte) error {
		terms, err := audit.ReadTerms(path, data)
		r.options.Terms = slices.Concat(r.options.Terms, terms)
		return err
	})
}

// readLines reads a list in UTF-8, whatever encoding of a text it has.
func readLines(path string) ([]byte, error) {
	data, err := readSmall(path)
	if err != nil || len(data) == 0 {
		return nil, err
	}
	doc, err := docx.Text(path, data, docx.Options{})
	if err != nil {
		return nil, err
	}
	var lines []byte
	for _, p := range doc.Paragraphs() {
		lines = append(append(lines, p.Text...), '\n')
	}
	return lines, nil
}

// eachDataFile reads the files that a setting names, from the folder of the
// settings file.
func (s *settings) eachDataFile(name string, read func(path string, data []byte) error) error {
	paths, err := s.list(name)
	for _, path := range paths {
		full := path
		if !filepath.IsAbs(path) {
			full = filepath.Join(filepath.Dir(s.path), path)
		}
		data, err := readLines(full)
		if err == nil {
			err = read(full, data)
		}
		if err != nil {
			return usage(auditData, s.at(name), path, systemCause(err))
		}
	}
	return err
}
