package batch

import (
	"fmt"
	"strconv"
	"strings"
)

// ParseShard reads i/n with 1 ≤ i ≤ n. The error is an *Error.
func ParseShard(s string) (Shard, error) {
	index, count, found := strings.Cut(s, "/")
	i, errIndex := strconv.Atoi(strings.TrimSpace(index))
	n, errCount := strconv.Atoi(strings.TrimSpace(count))
	if !found || errIndex != nil || errCount != nil || i < 1 || i > n {
		return Shard{}, &Error{Kind: KindShard, Text: s}
	}
	return Shard{i, n}, nil
}

// String is i/n, "" for the zero value.
func (s Shard) String() string {
	if s.Count == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.Index, s.Count)
}

// suffix marks the files that each shard keeps for itself.
func (s Shard) suffix(joint string) string {
	if s.Count <= 1 {
		return ""
	}
	return fmt.Sprintf("%s%dof%d", joint, s.Index, s.Count)
}
