/* mn-child-event.h: a move, a death, a sixteenth birthday: what begins and what ends
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-record.h"

G_BEGIN_DECLS

/* Nothing is overwritten: an event ends dated rows and begins others, all of it in one change. */
typedef enum {
  MN_LIFE_MOVE,      /* within the register, into it, or back to it */
  MN_LIFE_MOVE_AWAY, /* out of the register */
  MN_LIFE_DEATH,
  MN_LIFE_SIXTEEN, /* no longer a child by law */
} MnLifeKind;

typedef struct {
  MnLifeKind kind;
  gint64 child;
  MnDate on;                       /* the first day in the new place; of death; of the birthday */
  gint64 unit, village, household; /* of a move: where to; 0: not known */
  const char *status;              /* of a move: code of the residence's status; NULL: permanent */
  const char *reason, *note;       /* of the new residence; NULL: none */
  const char *destination;         /* of a move away: "phường Đông Lương, Đông Hà"; NULL: not known */
} MnLifeEvent;

/* A dated row of the child that the event may end. */
typedef struct {
  const MnEntity *entity;
  gint64 id;
  char *text;         /* what the row says: "Học bổng Zhishan" */
  gboolean sensitive; /* the text is not for every eye */
  MnDate from, to;    /* as they are */
  MnDate end;         /* the last day it would have; not set: it would begin later, and goes to the bin */
  gboolean chosen;    /* set beforehand by what the law says; the person decides */
} MnLifeEnding;

/* Rows still open on the day of the event (of a death: those that would begin later too), in the order of the house:
 * assistance first. The residence is not among them: it always ends. Assistance ends with the month (TT
 * 02/2021/TT-BLĐTBXH, article 2: it stops from the month after). (transfer full) (element-type MnLifeEnding) */
GPtrArray *mn_child_event_endings (MnDb *db, const MnLifeEvent *event, GError **error);

/* FALSE with a sentence (MN_RECORD_ERROR_INVALID) when it cannot have been so: before the birth, after the death,
 * before the last move, after the working date… */
gboolean mn_child_event_check (MnDb *db, const MnLifeEvent *event, MnDate working_date, GError **error);

/* Checks again and writes; @endings may be NULL, of the others those that are chosen. On the writer's thread. */
gboolean mn_child_event_write (MnTransaction *transaction, const MnLifeEvent *event, GPtrArray *endings,
                               MnDate working_date, GError **error);

/* The place outside the register stands at the head of the note of the residence that says so ("Chuyển đến: Đông Hà"):
 * where a child that moved away went, out of that note. (transfer full) (nullable) */
char *mn_child_event_destination (const char *note);

/* A child that turns 16. */
typedef struct {
  gint64 child;
  char *name;
  MnDate birth;
  MnDate birthday;
  GPtrArray *endings; /* of MnLifeEnding */
  gboolean chosen;    /* something ends */
} MnSixteen;

/* Children of the register, alive and living here, who turn 16 from @first to @last, by day. (transfer full)
 * (element-type MnSixteen) */
GPtrArray *mn_child_event_sixteens (MnDb *db, MnDate first, MnDate last, GError **error);
/* Those chosen, as one change. */
gboolean mn_child_event_write_sixteens (MnTransaction *transaction, GPtrArray *sixteens, MnDate working_date,
                                        GError **error);

G_END_DECLS
