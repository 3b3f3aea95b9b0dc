// Package values reads, checks, formats and computes the values that fill a
// report, and writes the forms that people fill them in. Its promise: a value
// reaches the report as it was spelled, or an error says where it stands, what
// is wrong with it and what to write instead.
//
// # The values file
//
// A values file is YAML, JSON, XLSX or CSV. In its simplest form it is a list of
// keys and texts:
//
//	走访次数: 5
//	慰问金额: 1,200
//	社区名称: 朝阳
//	编号: 007
//	（一）人数: 12
//
// Every scalar keeps its spelling: 007, 1.10, 2020-06-30, 1e3, yes and numbers of
// 18 digits arrive as they were typed. A key without a value, with an empty text
// or null is missing; the placeholder stays and is reported. Text files are UTF-8
// with or without byte order mark, UTF-16 with one, or GB18030.
//
// With sections it can say more:
//
//	values:
//	  一、主要工作:           # groups are for the eye; the key is the leaf
//	    走访次数: 5
//	    补发人数: 12
//	    总人数: 80            # used by an expression only, so it may be no slot
//	  社区名单: [朝阳, 幸福]   # a list slot; elsewhere it reads 朝阳、幸福
//	  慰问明细:               # a table slot: one record a row
//	    - 姓名: 张三
//	      金额: 500
//	  说明: |                # several lines
//	    第一行
//	    第二行
//	formats:
//	  慰问金额: 万元 2位小数    # by key
//	  money: 千分位           # by class, for every key without one of its own
//	computed:
//	  占比: percent(补发人数, 总人数, 1)
//	checks:
//	  - 补发人数 <= 总人数
//	  - 人数合理: 总人数 > 0     # a check with a name
//	drop: [座谈会次数]          # the clause with this slot goes
//	anchors: {走访次数: 3f2a}   # written by a form; shows that a template has changed
//
// # Rows, items and what is dropped
//
// Records fill a table row that holds blanks: a list of maps, in JSON an array of
// objects, under any name or the key of a blank in the row. A column is the key
// of a blank, the header over it, or the header over an empty cell. The first
// record goes into the row, the next ones into the rows below that are still as
// blank or empty, and further ones into copies of the last, in which 序号 counts on:
//
//	慰问明细:                       {"慰问明细": [
//	  - {姓名: 张三, 金额（元）: 500}    {"姓名": "张三", "金额（元）": "500"},
//	  - {姓名: 李四, 备注: 代领}         {"姓名": "李四", "备注": "代领"}]}
//
// Items repeat the paragraph of a list slot: a blank alone in an item that Word
// numbers or bullets, or alone in its paragraph. In a workbook or CSV file the
// lines of a cell are the items of a list that Word numbers or bullets; records
// have no place there. A list for any other blank is one text with 、 between the
// items. A blank that is no name and no figure may hold several lines.
//
// A key under drop takes along the clause that its blank stands in, from one of
// ，；：to the next; what is left of the sentence keeps its marks. In a list with
// 、 it is the item, in brackets the clause within them, and with the last clause
// the sentence, with the last sentence the paragraph goes. A table row goes when
// all its blanks are dropped. A clause that holds a blank which is not dropped is
// an error, and so is a value for what is dropped.
//
// A comment behind a value is kept as a note. Keys that differ only by case or
// width, （一）人数 and (一)人数, are the same key, and a key may stand once in a
// file. Several files, one a department, are merged (see Merge); two different
// texts for one key are an error that names both places.
//
// A workbook or CSV file has a header with the columns 键 and 填写值 (Key and Value in
// English; 格式, 责任处室, 备注 and 锚 are read as well), or no header and the keys in its
// first column, the values in the second. Cells count as a person sees them, so a
// percent cell is 12.50% (and fills 12.50 where the document has the %) and a date
// has the format of its cell. An error result, a formula that was never computed
// and a number that has lost digits are errors that name the cell, and so is a row
// of a CSV file with more cells than its header: a comma has cut 1,234 in two. In
// a batch table the header names the keys and each row is a record (see
// DecodeTable).
//
// What a text file says under computed, checks, drop and formats stands in a
// workbook on a sheet of its own, and in a CSV file below the values, under a
// header with the columns 种类, 键 and 算式 (Kind, Key, Expression). A kind is 计算,
// 核对, 删去 or 格式 (compute, check, drop, format).
//
// # Values and their slots
//
// A value is checked against the class of its slot and the words beside it (see
// Suits). Where 次 follows in the document, 5次 is an error that says to write 5;
// so is 12% before %, 朝阳社区 before 社区, 第3 after 第, 30余 before 余, a word for a
// count, a line break in a name, a date that does not exist. Counts may be 12,
// 1,200, 十二, 两, 3—5, 近300, 30余, 数十, and 12.5 where 万 follows.
//
// # Formats
//
// A format is one or more of these words, between spaces or commas:
//
//	原样            text            as spelled; overrides a format of the class
//	千分位          thousands       1234567 → 1,234,567
//	不分节          plain           1,234,567 → 1234567
//	整数            whole           1234.5 → 1235
//	2位小数         decimals:2      3.145 → 3.15 (0 to 9 decimals)
//	至多2位小数     max-decimals:2  3.10 → 3.1
//	万元, 万        wan             35000 → 3.5
//	亿元, 亿        yi              123456789 → 1.23456789
//	元              full            3.5万 → 35000
//	百分数, 百分点  percent         0.125 → 12.5; 12.5% → 12.5
//	四舍五入        half-up         how digits are dropped; the default
//	四舍六入        half-even       2.5 → 2, 3.5 → 4 (with 整数)
//	舍去            down            3.149 → 3.14
//	进一            up              3.141 → 3.15
//	整十            tens            round to tens
//	整百            hundreds        round to hundreds
//	整千            kilos           round to thousands
//	整万            myriads         round to ten thousands
//	约              about           30 → 约30
//	近              nearly          1180 → 近1200 (rounds up)
//	余              over            1234 → 1200余 (rounds down)
//	左右            around          30 → 30左右
//	中文小写        chinese         120 → 一百二十
//	中文大写        chinese-upper   120 → 壹佰贰拾
//	大写金额        amount          1234.56 → 壹仟贰佰叁拾肆元伍角陆分
//	逐字            digits          2020 → 二〇二〇
//	序数            ordinal         3 → 第3
//	范围            range           3-5 → 3—5
//	年月日          date            2020-06-30 → 2020年6月30日
//	中文日期        chinese-date    2020-06-30 → 二〇二〇年六月三十日
//	年月            year-month      2020-06-30 → 2020年6月
//	月日            month-day       2020-06-30 → 6月30日
//	月底            month-end       2020-06-30 → 6月底
//	旬              ten-days        2020-06-28 → 6月下旬
//	短横日期        iso-date        2020年6月3日 → 2020-06-03
//
// Excel's codes for numbers, 0.00, #,##0 and 0.0%, are understood as well.
// Numbers are exact decimals and are rounded once, 四舍五入 (halves away from
// zero) unless the format says otherwise. A format converts, it never writes the
// measure word, which stands in the document: 万元 where the document has 元 is an
// error, and so is 百分数 of 10 or more, which is per cent already; nor does it write
// 约, 余 or 第 where the document already does. 近 and 余 leave two digits (one below a hundred)
// unless 整十 and the like say where to round; an exact number gets neither.
//
// # Computed values and checks
//
// Expressions are those of expr-lang/expr, computed over exact numbers: a text
// that states a number is one ("12" + "5" is 17; 3.5万 is 35000; 十二 is 12) and
// 0.1 + 0.2 is 0.3. A key that is an identifier stands for its value; any other
// is written v["（一）人数"]. The operators are
//
//   - - * / == != < <= > >= and or not ( ) condition ? a : b
//
// also in full width (＋ － × ÷ ≤ ≥ （ ）), and the functions
//
//	sum(a, b, …)  min(a, b, …)  max(a, b, …)  abs(a)
//	round(a, decimals)
//	floor(a, decimals)  ceil(a, decimals)   the next below or above: floor(-2.5) is -3
//	percent(part, whole, decimals)   part of whole in per cent
//	growth(now, before, decimals)    change in per cent
//	wan(yuan, decimals)  yi(yuan, decimals)
//
// The decimals may be left out; a result without end, such as 10 / 3, then needs
// a format that says how many it has. Keys that are computed may use one another
// in any order. An expression that uses a missing value is missing itself, and a
// check that does is open. Unknown keys, cycles, texts that are no numbers and
// divisions by zero are errors that name the expression, the character in it and
// the values. Only computed: computes; a value that begins with = is a text.
//
// # Errors
//
// All errors are of type *Error, or Errors where a step finds several. Error says
// them in English and Chinese in Chinese.
package values
