package slot

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// TestCorpusTable holds testdata/corpus.tsv, the findings that were read by
// hand, against what is found today: a file whose number has changed must be
// read again.
func TestCorpusTable(t *testing.T) {
	if testing.Short() {
		t.Skip("opens the whole Chinese corpus")
	}
	data, err := os.ReadFile("testdata/corpus.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for row := range strings.Lines(string(data)) {
		if strings.HasPrefix(row, "#") {
			continue
		}
		fields := strings.Split(strings.TrimSpace(row), "\t")
		want, err := strconv.Atoi(fields[len(fields)-1])
		if err != nil {
			t.Fatalf("%s: %v", row, err)
		}
		d, err := docx.OpenFile(shared("corpus", "zh", fields[0]), docx.Options{})
		if err != nil {
			t.Skipf("%s is not here: %v", fields[0], err)
		}
		found := 0
		for _, s := range Find(d.Paragraphs(), Options{Unnamed: true}).Slots {
			if s.Kind == Placeholder {
				found++
			}
		}
		if found != want {
			t.Errorf("%s: %d placeholders, %d were read by hand", fields[0], found, want)
		}
	}
}
