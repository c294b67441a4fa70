/* mn-entity.c: looking things up in the entity tables
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-entity.h"

#include <string.h>

MnProblem *
mn_problem_new (int field, MnProblemSeverity severity, char *message_taken)
{
  MnProblem *problem = g_new0 (MnProblem, 1);

  problem->field = field;
  problem->severity = severity;
  problem->message = message_taken;
  return problem;
}

void
mn_problem_free (MnProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->message);
  g_free (problem);
}

const MnEntity *
mn_entity_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
    if (strcmp ((*entity)->name, name) == 0)
      return *entity;
  return NULL;
}

int
mn_entity_field (const MnEntity *entity, const char *name)
{
  g_return_val_if_fail (entity != NULL && name != NULL, -1);

  /* Asked for often: most names differ in their first letter. */
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].name[0] == name[0] && strcmp (entity->fields[i].name, name) == 0)
      return (int)i;
  return -1;
}

const char *
mn_entity_title (const MnEntity *entity)
{
  g_return_val_if_fail (entity != NULL, "");

  return mn_label_text (entity->title);
}

const char *
mn_entity_titles (const MnEntity *entity)
{
  g_return_val_if_fail (entity != NULL, "");

  return mn_label_text (entity->titles);
}

const char *
mn_field_label (const MnField *field)
{
  g_return_val_if_fail (field != NULL, "");

  return mn_label_text (field->label);
}

gboolean
mn_entity_is_dated (const MnEntity *entity)
{
  g_return_val_if_fail (entity != NULL, FALSE);

  return mn_entity_field (entity, "valid_from") >= 0 && mn_entity_field (entity, "valid_to") >= 0;
}

const MnEntity *
mn_field_target (const MnField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return field->target != NULL ? mn_entity_find (field->target) : NULL;
}

const char *
mn_field_choice_label (const MnField *field, const char *code)
{
  g_return_val_if_fail (field != NULL, NULL);

  if (field->choices == NULL || code == NULL)
    return NULL;
  for (const MnChoice *choice = field->choices; choice->code != NULL; choice++)
    if (strcmp (choice->code, code) == 0)
      return mn_label_text (choice->label);
  return NULL;
}
