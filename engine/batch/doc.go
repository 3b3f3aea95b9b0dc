// Package batch makes many reports from one template: one for each row of a
// table, or for each values file of a folder.
//
//	list, err := batch.FromTable(table, name, template.Keys())
//	…
//	if err := list.Place(".docx"); err != nil { … }
//	folder, err := batch.OpenFolder("out", batch.FolderOptions{Shard: shard})
//	…
//	defer folder.Close()
//	results, err := batch.Run(ctx, list.Shard(shard), folder, batch.Options{Template: template})
//
// # Names
//
// The name of a report is made from the texts of its row by a Pattern. It is
// then made safe on Linux, macOS and Windows alike (see SafeName); two rows whose
// names any of these systems would take for one are an error before anything is
// written.
//
// # Whole files or none
//
// A report is written under a temporary name in the output folder and renamed
// when it is whole. What a killed run leaves behind under temporary names is
// removed by the next one. A symbolic link in the place of a report is replaced,
// never followed. One run at a time works in a folder; further shards of the
// same run are not in its way.
//
// # Resuming
//
// The folder keeps a record of what was made (RecordName). A line of it names a
// report, the digest of all that went into it (row, template, options) and the
// digest of the file. It is written only when the file is on the disk. A resumed
// run leaves a report as it is when both digests still hold, so a changed row, a
// changed template, and a file that was edited or deleted are made again. The
// record is only a hint: lines that can't be read count as not there.
//
// # Shards
//
// Shard i of n takes every n-th row from the i-th on, so that the shards of a
// run have no row in common and leave none out, whatever machine they run on.
//
// Results are the same, in the same order, whatever the number of jobs.
package batch
