/* mn-list-content.h: what a printed list says, as plain data
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-date.h"
#include "mn-paragraph.h"
#include "mn-signatures.h"

G_BEGIN_DECLS

typedef enum {
  MN_LIST_COLUMN_TEXT,
  MN_LIST_COLUMN_ORDINAL,   /* STT: numbered by the layout through all groups; groups take roman numerals. First, or
                               nowhere */
  MN_LIST_COLUMN_MONEY,     /* cells are "" or amounts ("300.000"), carried from page to page */
  MN_LIST_COLUMN_SIGNATURE, /* stays empty for "Ký nhận"; at least 24 mm wide */
} MnListColumnKind;

typedef struct {
  const char *title; /* '\n' breaks it where wanted */
  MnListColumnKind kind;
  MnTextAlign align; /* of its entries; ordinals and titles are always centred, money to the right */
  double weight;     /* its share of width that is left over; 0: as wide as its contents */
  double min_mm;     /* never narrower than this, in millimetres; 0: than its longest word */
} MnListColumn;

typedef enum {
  MN_LIST_ROW_HEADER,
  MN_LIST_ROW_GROUP,
  MN_LIST_ROW_ENTRY,
  MN_LIST_ROW_SUBTOTAL,
  MN_LIST_ROW_TOTAL,
  MN_LIST_ROW_CARRIED_OUT, /* "Cộng chuyển trang sau" */
  MN_LIST_ROW_CARRIED_IN,  /* "Trang trước chuyển sang" */
  MN_LIST_ROW_EMPTY,       /* says that there is nothing */
} MnListRowKind;

typedef enum {
  MN_LIST_ROWS_COMPACT,
  MN_LIST_ROWS_SIGNED, /* 7 mm: room for a signature by hand */
} MnListRowHeight;

typedef struct {
  MnListRowKind kind;
  const char *label;        /* of groups, subtotals and totals */
  const char *const *cells; /* one per column, NULL for none; NULL for groups */
} MnListRow;

/* What a list consists of. Strings are copied in and printed as given: Vietnamese, not translated. The order of calls
 * of add_ functions is the order on paper; columns come before rows. Everything but columns may be left out. */
typedef struct _MnListContent MnListContent;

MnListContent *mn_list_content_new (void);
void mn_list_content_free (MnListContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnListContent, mn_list_content_free)

/* Left side of the head; either may be NULL. */
void mn_list_content_set_agency (MnListContent *self, const char *parent_agency, const char *agency);
/* @title in bold, @reference ("(Kèm theo Kế hoạch số …)") in italics below it; '\n' breaks lines. */
void mn_list_content_set_title (MnListContent *self, const char *title, const char *reference);
void mn_list_content_set_row_height (MnListContent *self, MnListRowHeight row_height);
/* Prints "Dữ liệu mẫu" in the foot margin of each page. */
void mn_list_content_set_sample (MnListContent *self, gboolean sample);

void mn_list_content_add_column (MnListContent *self, const MnListColumn *column);

/* Begins a group: "XÃ CAM THÀNH". */
void mn_list_content_add_group (MnListContent *self, const char *title);
/* @cells has one string per column; NULL is an empty cell; the ordinal column's is not looked at. */
void mn_list_content_add_row (MnListContent *self, const char *const *cells);
/* "Cộng xã Cam Thành: 02 trẻ em" from the second column up to the first cell that is not NULL; @cells may be NULL. */
void mn_list_content_add_subtotal (MnListContent *self, const char *label, const char *const *cells);
void mn_list_content_add_total (MnListContent *self, const char *label, const char *const *cells);

/* "Bằng chữ: Một triệu chín trăm nghìn đồng chẵn./." below the table. */
void mn_list_content_set_amount (MnListContent *self, gint64 dong);
/* "Cam Lộ, ngày 12 tháng 9 năm 2016" above the last signature. A @date that is not full leaves blanks to fill in. */
void mn_list_content_set_place_date (MnListContent *self, const char *place, MnDate date);
/* Left to right. @note and @name may be NULL. */
void mn_list_content_add_signature (MnListContent *self, const char *title, const char *note, const char *name);

/* For the layout; everything is borrowed. "" and NULL are both "nothing". */
const char *mn_list_content_get_parent_agency (const MnListContent *self);
const char *mn_list_content_get_agency (const MnListContent *self);
const char *mn_list_content_get_title (const MnListContent *self);
const char *mn_list_content_get_reference (const MnListContent *self);
const char *mn_list_content_get_amount_words (const MnListContent *self);
const char *mn_list_content_get_place_date (const MnListContent *self);
MnListRowHeight mn_list_content_get_row_height (const MnListContent *self);
gboolean mn_list_content_get_sample (const MnListContent *self);
guint mn_list_content_get_n_columns (const MnListContent *self);
const MnListColumn *mn_list_content_get_column (const MnListContent *self, guint column);
guint mn_list_content_get_n_rows (const MnListContent *self);
MnListRow mn_list_content_get_row (const MnListContent *self, guint row);
const MnSignature *mn_list_content_get_signatures (const MnListContent *self, guint *n_signatures);

G_END_DECLS
