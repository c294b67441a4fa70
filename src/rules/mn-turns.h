/* mn-turns.h: what turns with the year: classes, poor households, births and deaths
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-child-event.h"
#include "mn-turn-query.h"

G_BEGIN_DECLS

/* Each turn is a plan that a person looks at and changes, and is then written as one change, which one undo takes back.
 * The write functions are of the kind MnWriteFunc and run on the writer's thread: the plan must not be touched while
 * they do, but for reading how far they are. Cancelled, they leave nothing; a plan can be written again. */

/* School ----------------------------------------------------------------------------------------- */

typedef enum {
  MN_TURN_UP,         /* the next class of the level */
  MN_TURN_NEXT_LEVEL, /* the first class of the next one; the school is another one and not known yet */
  MN_TURN_FINISH,     /* after class 12 */
  MN_TURN_STAY,       /* kept back: the same class, in the new year */
  MN_TURN_LEAVE,      /* dropped out */
  MN_TURN_SKIP,       /* left as it is: the class says nothing, or the year was turned already */
  MN_N_TURN_STEPS,
} MnTurnStep;

/* A child at school. */
typedef struct {
  const MnTurnPupil *pupil;
  MnTurnStep proposed, step;  /* what the class says; what the person chose */
  char *level, *school_class; /* of the proposal */
} MnTurnMove;

typedef struct {
  MnDate on;         /* the first day of the new year */
  char *school_year; /* "2017-2018" */
  GPtrArray *pupils; /* of MnTurnPupil */
  GPtrArray *moves;  /* of MnTurnMove, in their order */
  int written;       /* moves gone through so far, atomic: what a progress bar reads */
} MnTurnSchool;

MnTurnSchool *mn_turn_school_new (MnDb *db, MnDate on, GError **error);
void mn_turn_school_free (MnTurnSchool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnTurnSchool, mn_turn_school_free)
/* Whether the step can be chosen: nobody goes up from a class that says nothing. */
gboolean mn_turn_move_allows (const MnTurnMove *move, MnTurnStep step);
void mn_turn_school_count (const MnTurnSchool *self, guint counts[MN_N_TURN_STEPS]);
/* @data: MnTurnSchool */
gboolean mn_turn_school_write (MnTransaction *transaction, gpointer data, GError **error);

/* The class after this one: "6A" to "7A", "Mầm" to "Chồi", "5B" to the next level's "6". FALSE when it says nothing.
 * *@level and *@next: (transfer full) */
gboolean mn_turn_next_class (const char *from_level, const char *from_class, MnTurnStep *step, char **level,
                             char **next);

/* Poverty ---------------------------------------------------------------------------------------- */

typedef enum {
  MN_TURN_GAINS,   /* was neither, is poor or near-poor */
  MN_TURN_CHANGES, /* from the one to the other */
  MN_TURN_KEEPS,
  MN_TURN_LOSES,
  MN_N_TURN_FATES,
} MnTurnFate;

typedef struct {
  const MnTurnHousehold *household;
  MnTurnFate fate;
  const char *class; /* new one: "poor", "near_poor", "" */
} MnTurnLine;

typedef struct {
  MnDate on; /* 1 January */
  char *decision;
  GPtrArray *households; /* of MnTurnHousehold */
  GPtrArray *lines;      /* of MnTurnLine: who is in the new list, and who was in the old one */
  GPtrArray *unknown;    /* of char: lines of the list that no household, or several, fit, and why */
  int written;           /* lines gone through so far, atomic */
} MnTurnPoverty;

/* @list: a line a household, as pasted from a sheet: its number or the name of its head, then "nghèo" or "cận nghèo"
 * (HN, HCN, poor, near_poor), in any order of cells, between tabs, semicolons or commas; a heading is passed over. */
MnTurnPoverty *mn_turn_poverty_new (MnDb *db, int year, const char *list, GError **error);
void mn_turn_poverty_free (MnTurnPoverty *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnTurnPoverty, mn_turn_poverty_free)
void mn_turn_poverty_count (const MnTurnPoverty *self, guint counts[MN_N_TURN_FATES]);
/* The list as it is on the day, to begin from. (transfer full) */
char *mn_turn_poverty_present_list (MnDb *db, MnDate on, GError **error);
/* @data: MnTurnPoverty */
gboolean mn_turn_poverty_write (MnTransaction *transaction, gpointer data, GError **error);

/* Births and deaths ------------------------------------------------------------------------------ */

/* A line of the quick list. */
typedef struct {
  char *name; /* "": not named yet */
  const char *sex;
  MnDate birth;
  char *mother;
  gint64 unit, village, household; /* 0: not known */
} MnTurnBirth;

typedef struct {
  gint64 child;
  MnDate on;
} MnTurnDeath;

typedef struct {
  GArray *births; /* of MnTurnBirth */
  GArray *deaths; /* of MnTurnDeath */
  MnDate working_date;
  int written; /* births and deaths so far, atomic */
} MnTurnMonth;

MnTurnMonth *mn_turn_month_new (MnDate working_date);
void mn_turn_month_free (MnTurnMonth *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnTurnMonth, mn_turn_month_free)
/* "Trai", "Gái": what a register calls a child that has no name yet. */
const char *mn_turn_unnamed (const char *sex);
/* Births: children with a residence from their birth on. Deaths end what the child had. @data: MnTurnMonth. The error
 * says which line it is about. */
gboolean mn_turn_month_write (MnTransaction *transaction, gpointer data, GError **error);

G_END_DECLS
