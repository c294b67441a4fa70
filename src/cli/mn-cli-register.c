/* mn-cli-register.c: what several verbs begin with
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-cli"

#include "config.h"

#include "mn-cli-verbs.h"

/* Its current values are those of another day, or its order another collator's. */
static MnRegister *
open_and_refresh (const char *path, GError **error)
{
  g_autoptr (MnRegister) reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, error);

  if (reg == NULL)
    return NULL;
  if (mn_register_is_read_only (reg))
    {
      g_printerr ("%s\n", _ ("Current values may be those of another day: they could not be brought up to date."));
      return g_steal_pointer (&reg);
    }
  if (!mn_register_refresh (reg, error))
    return NULL;
  return g_steal_pointer (&reg);
}

/* Read-only as long as nothing has to be written: a list leaves the file as it is, to the byte. */
MnRegister *
mn_cli_open (const char *path, GError **error)
{
  g_autoptr (MnRegister) reg = mn_register_open (path, MN_STORE_OPEN_READ_ONLY, error);
  const char *reason;

  if (reg == NULL)
    return NULL;
  reason = mn_store_get_read_only_reason (mn_register_get_store (reg));
  if (reason != NULL)
    g_printerr ("%s\n", reason);
  if (!mn_register_needs_refresh (reg))
    return g_steal_pointer (&reg);
  if (!mn_register_close (reg, error))
    return NULL;
  return open_and_refresh (path, error);
}

MnRegister *
mn_cli_open_to_write (const char *path, GError **error)
{
  g_autoptr (MnRegister) reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, error);

  if (reg == NULL)
    return NULL;
  if (mn_register_is_read_only (reg))
    {
      g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_READ_ONLY,
                           mn_store_get_read_only_reason (mn_register_get_store (reg)));
      return NULL;
    }
  if (mn_register_needs_refresh (reg) && !mn_register_refresh (reg, error))
    return NULL;
  return g_steal_pointer (&reg);
}

const MnEntity *
mn_cli_find_entity (const char *name, GError **error)
{
  const MnEntity *entity = mn_entity_find (name);

  if (entity == NULL)
    g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE,
                 _ ("“%s” is nothing that a register holds: “%s entities FILE” names what it does."), name,
                 MN_CLI_PROGRAM);
  return entity;
}

int
mn_cli_find_field (const MnEntity *entity, const char *name, GError **error)
{
  int field = mn_entity_field (entity, name);

  if (field < 0)
    g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("“%s” has no field “%s”: “%s fields FILE %s” names them."),
                 entity->name, name, MN_CLI_PROGRAM, entity->name);
  return field;
}

gboolean
mn_cli_parse_day (const char *option, const char *text, MnDate *date, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!mn_date_parse (text, date, &local))
    {
      g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, "%s: %s", option, local->message);
      return FALSE;
    }
  if (!mn_date_is_full (*date))
    {
      g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("%s: day, month and year are needed, as in 2017-05-31."),
                   option);
      return FALSE;
    }
  return TRUE;
}
