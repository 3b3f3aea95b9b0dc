package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"
	"github.com/tianbao-dev/tianbao/engine/values"
	"go.yaml.in/yaml/v3"
)

// settingsFile is looked for in the working folder and the folders above it.
const settingsFile = ".tianbao.yaml"

// Settings come from flags, then TIANBAO_… environment variables, then the
// settings file, then the defaults. These are the flags that the other two may
// set as well.
var flagSettings = []string{
	"lang", "force", "quiet", "no-color",
	"period", "keys", "format", "profile", "fail-on",
}

// These are set in the file only.
var fileSettings = []string{"accept", "ignore", "rules", "terms", "names", "layout"}

// What can be wrong with settings.
var (
	settingsUnreadable = text{"无法读取设置文件 %s：%v。请检查 --config 后面的路径", "can't read the settings file %s: %v; check the path after --config"}
	settingsFolder     = text{"它是文件夹，不是文件", "it is a folder, no file"}
	settingsShape      = text{"设置文件 %s 应当是“设置: 值”的表", "the settings file %s must be a table of setting: value"}
	settingsBroken     = text{"设置文件 %s 不是合法的 YAML：%v", "the settings file %s is not valid YAML: %v"}
	settingsUnknown    = text{"设置文件 %s 中有不认识的设置“%s”。可用的设置：%s", "the settings file %s has an unknown setting %q; known are: %s"}
	settingsNear       = text{"设置文件 %s 中有不认识的设置“%s”。是不是“%s”？", "the settings file %s has an unknown setting %q; did you mean %q?"}
	settingsValue      = text{"%s 中“%s”的值“%s”不对：%v", "%s: bad value for %q: %q: %v"}
	settingsList       = text{"设置文件 %s 中“%s”应当是一串文字，或带 text、rule、reason、until 的条目", "the settings file %s: %q must list texts, or entries with text, rule, reason and until"}
	settingsTable      = text{"设置文件 %s 中“%s”应当是“规则: 级别”的表", "the settings file %s: %q must be a table of rule: level"}
	environment        = text{"环境变量", "the environment"}
)

// settings are what the environment and the settings file say.
type settings struct {
	v      *viper.Viper
	path   string     // of the settings file, "" without one
	chosen bool       // by --config
	file   *yaml.Node // its table, for the lines
	err    error      // reported when a command runs: help works with broken settings
}

func loadSettings(path string) *settings {
	s := &settings{v: viper.New(), path: path, chosen: path != ""}
	s.v.SetEnvPrefix("TIANBAO")
	s.v.SetEnvKeyReplacer(strings.NewReplacer("-", "_"))
	for _, key := range flagSettings {
		_ = s.v.BindEnv(key) // fails only without a key
	}
	if s.path == "" {
		s.path = findUpwards(".", settingsFile)
	}
	if s.path != "" {
		s.err = s.readFile()
	}
	return s
}

// findUpwards looks for a file in a folder and those above it.
func findUpwards(dir, name string) string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for {
		path := filepath.Join(dir, name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

func (s *settings) readFile() error {
	if isFolder(s.path) {
		return usage(settingsUnreadable, s.path, settingsFolder)
	}
	if err := s.readLines(); err != nil {
		return s.readError(err)
	}
	if s.file != nil && s.file.Kind != yaml.MappingNode {
		return usage(settingsShape, s.path)
	}
	s.v.SetConfigFile(s.path)
	s.v.SetConfigType("yaml")
	if err := s.v.ReadInConfig(); err != nil {
		return s.readError(err)
	}
	return s.checkKeys()
}

func (s *settings) readError(err error) error {
	var path *fs.PathError
	switch _, said := errors.AsType[*failure](err); {
	case said:
		return err
	case errors.As(err, &path):
		return usage(settingsUnreadable, s.path, path.Err)
	}
	return usage(settingsBroken, s.path, err)
}

// checkKeys refuses settings that mean nothing: a mistyped one would pass for
// the default.
func (s *settings) checkKeys() error {
	known := slices.Concat(flagSettings, fileSettings)
	for _, key := range s.v.AllKeys() {
		name, _, _ := strings.Cut(key, ".")
		if slices.Contains(known, name) || !s.v.InConfig(name) {
			continue
		}
		return unknownKey(s.at(name), name, known)
	}
	return nil
}

// unknownKey is the error of a key at a place, FILE:LINE, that means nothing.
func unknownKey(place, name string, known []string) error {
	if near := values.Nearest(name, known); near != "" {
		return usage(settingsNear, place, name, near)
	}
	return usage(settingsUnknown, place, name, strings.Join(known, " "))
}

// text is a setting as text, "" where it is not set.
func (s *settings) text(key string) string { return s.v.GetString(key) }

// apply gives the flags of cmd that were not given on the command line the
// value that the environment or the file has for them.
func (s *settings) apply(cmd *cobra.Command) error {
	if s.err != nil {
		return s.err
	}
	var err error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if err == nil && !f.Changed && slices.Contains(flagSettings, f.Name) {
			err = s.give(f.Value, f.Name)
		}
	})
	return err
}

// allows reports whether a flag takes a word.
func allows(v pflag.Value, word string) bool {
	words, ok := v.(*oneOf)
	return !ok || slices.ContainsFunc(words.allowed, func(w string) bool { return strings.EqualFold(w, word) })
}

// give sets a value to what the environment or the file has under key, if
// anything.
func (s *settings) give(v pflag.Value, key string) error {
	if !s.v.IsSet(key) {
		return nil
	}
	value := s.text(key)
	if key == "format" && slices.Contains(auditFormats, strings.ToLower(value)) && !allows(v, value) {
		return nil // it is for the commands that have it
	}
	cause := v.Set(value)
	if cause == nil {
		return nil
	}
	if v.Type() == "bool" {
		cause = usage(wrongWord, "true false")
	}
	if _, fromEnv := os.LookupEnv("TIANBAO_" + strings.ToUpper(strings.ReplaceAll(key, "-", "_"))); fromEnv {
		return usage(settingsValue, environment, key, value, cause)
	}
	return usage(settingsValue, s.at(key), key, value, cause)
}
