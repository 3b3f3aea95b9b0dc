// Package opc reads and writes the ZIP container of an Office document (Open
// Packaging Conventions, ECMA-376 part 2) by byte ranges: what no change asks
// for is written as it was read.
package opc
