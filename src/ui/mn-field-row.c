/* mn-field-row.c: one field of a record, labelled, edited and checked
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <adwaita.h>

#include "mn-details-parts.h"
#include "mn-field-row-private.h"
#include "mn-line-layout.h"

/* Long enough to finish "31/05/2017" without being told that "31/0" is no date. */
#define REFUSAL_DELAY_MS 700
#define LABEL_WIDTH 148

enum {
  PROP_0,
  PROP_ENTITY,
  PROP_FIELD,
  N_PROPS
};

enum {
  EDITED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (MnFieldRow, mn_field_row, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Colour is never alone: an icon and a sentence stand with it, and the editor names both to Orca. */
static void
show_message (MnFieldRow *self)
{
  const char *text = self->refusal != NULL ? self->refusal : self->problem;
  gboolean is_error = self->refusal != NULL || (self->problem != NULL && self->severity == MN_PROBLEM_ERROR);
  gboolean shown = text != NULL && (self->touched || !is_error);

  gtk_widget_set_visible (self->message_box, shown);
  gtk_label_set_label (GTK_LABEL (self->message), shown ? text : "");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->message_icon),
                                is_error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (self->message_box, is_error ? "mn-form-warning" : "mn-form-problem");
  gtk_widget_add_css_class (self->message_box, is_error ? "mn-form-problem" : "mn-form-warning");
  if (self->editor == NULL)
    return;
  if (shown && is_error)
    gtk_widget_add_css_class (self->editor, "error");
  else
    gtk_widget_remove_css_class (self->editor, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               shown && is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (shown)
    /* ERROR_MESSAGE takes one widget in GTK 4.8 and a list in later versions, which a list of arguments cannot tell. */
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message,
                                    NULL, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
}

static gboolean
delay_over_cb (gpointer data)
{
  MnFieldRow *self = data;

  self->delay_id = 0;
  self->touched = TRUE;
  show_message (self);
  return G_SOURCE_REMOVE;
}

static void
set_refusal (MnFieldRow *self, const char *refusal)
{
  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_free (self->refusal);
  self->refusal = g_strdup (refusal);
  if (refusal == NULL)
    show_message (self);
  else
    self->delay_id = g_timeout_add (REFUSAL_DELAY_MS, delay_over_cb, self);
}

void
_mn_field_row_take_text (MnFieldRow *self, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert (MN_IS_FIELD_ROW (self));

  if (self->updating)
    return;
  self->updating = TRUE;
  mn_record_type (self->record, self->index, text, &error);
  self->updating = FALSE;
  set_refusal (self, error != NULL ? error->message : NULL);
  g_signal_emit (self, signals[EDITED], 0);
}

void
_mn_field_row_take_value (MnFieldRow *self, const MnValue *value)
{
  g_assert (MN_IS_FIELD_ROW (self));

  if (self->updating)
    return;
  self->touched = TRUE;
  mn_record_set (self->record, self->index, value);
  set_refusal (self, NULL);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
show_value (MnFieldRow *self)
{
  self->updating = TRUE;
  _mn_field_editor (self->field)->show (self);
  self->updating = FALSE;
}

void
_mn_field_row_leave (MnFieldRow *self)
{
  g_assert (MN_IS_FIELD_ROW (self));

  if (self->record == NULL)
    return;
  g_clear_handle_id (&self->delay_id, g_source_remove);
  self->touched = TRUE;
  if (self->refusal == NULL)
    show_value (self);
  show_message (self);
  g_signal_emit (self, signals[EDITED], 0);
}

/* The record may be changed from elsewhere (a household fills the commune). */
static void
record_changed_cb (MnRecord *record, guint field, MnFieldRow *self)
{
  if (self->updating || field != self->index)
    return;
  set_refusal (self, NULL);
  show_value (self);
}

static void
describe_editor (MnFieldRow *self)
{
  const char *label = mn_field_label (self->field);
  gboolean required = (self->field->flags & MN_FIELD_REQUIRED) != 0;
  g_autofree char *text = required ? g_strconcat (label, " *", NULL) : g_strdup (label);

  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* The focus goes to the button inside. */
  if (GTK_IS_MENU_BUTTON (self->editor))
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->editor)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (required && GTK_IS_ENTRY (self->editor))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
  if (self->field->hint != NULL)
    {
      const char *hint = g_dgettext (GETTEXT_PACKAGE, self->field->hint);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
      gtk_widget_set_tooltip_text (self->holder, hint);
    }
}

static void
mn_field_row_dispose (GObject *object)
{
  MnFieldRow *self = MN_FIELD_ROW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->delay_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->editor = NULL;
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_field_row_parent_class)->dispose (object);
}

static void
mn_field_row_finalize (GObject *object)
{
  MnFieldRow *self = MN_FIELD_ROW (object);

  g_free (self->entity_name);
  g_free (self->field_name);
  g_free (self->refusal);
  g_free (self->problem);
  G_OBJECT_CLASS (mn_field_row_parent_class)->finalize (object);
}

static void
mn_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MnFieldRow *self = MN_FIELD_ROW (object);

  if (id == PROP_ENTITY)
    g_value_set_string (value, self->entity_name);
  else if (id == PROP_FIELD)
    g_value_set_string (value, self->field_name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mn_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MnFieldRow *self = MN_FIELD_ROW (object);

  if (id == PROP_ENTITY)
    self->entity_name = g_value_dup_string (value);
  else if (id == PROP_FIELD)
    self->field_name = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
mn_field_row_grab_focus (GtkWidget *widget)
{
  MnFieldRow *self = MN_FIELD_ROW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* Shift+Tab in the editor offers the focus to what is around it; taking it would keep it here for ever. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return FALSE;
  return self->editor != NULL && gtk_widget_grab_focus (self->editor);
}

static void
mn_field_row_class_init (MnFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = mn_field_row_dispose;
  object_class->finalize = mn_field_row_finalize;
  object_class->get_property = mn_field_row_get_property;
  object_class->set_property = mn_field_row_set_property;
  widget_class->grab_focus = mn_field_row_grab_focus;

  properties[PROP_ENTITY] = g_param_spec_string ("entity", NULL, NULL, NULL, flags);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[EDITED] = g_signal_new ("edited", MN_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, MN_TYPE_LINE_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fieldrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mn_field_row_init (MnFieldRow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *clamp = adw_clamp_new ();

  mn_line_layout_set_spacing (MN_LINE_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 8);
  gtk_widget_set_valign (self->label, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->label, "mn-field-label");
  /* Wraps rather than push its editor out of line. */
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), LABEL_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), LABEL_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->label);
  gtk_widget_set_size_request (clamp, LABEL_WIDTH, -1);
  gtk_widget_set_parent (clamp, GTK_WIDGET (self));

  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_parent (column, GTK_WIDGET (self));
  self->holder = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (column), self->holder);

  self->message_box = mn_part_row (6);
  self->message_icon = gtk_image_new ();
  gtk_widget_set_valign (self->message_icon, GTK_ALIGN_START);
  self->message = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_label_set_width_chars (GTK_LABEL (self->message), 20);
  gtk_widget_set_hexpand (self->message, TRUE);
  mn_part_row_add (self->message_box, self->message_icon);
  mn_part_row_add (self->message_box, self->message);
  gtk_box_append (GTK_BOX (column), self->message_box);
  gtk_widget_set_visible (self->message_box, FALSE);
}

GtkWidget *
mn_field_row_new (const char *field)
{
  return g_object_new (MN_TYPE_FIELD_ROW, "field", field, NULL);
}

const char *
mn_field_row_get_field (MnFieldRow *self)
{
  g_return_val_if_fail (MN_IS_FIELD_ROW (self), NULL);
  return self->field_name;
}

const char *
mn_field_row_get_entity (MnFieldRow *self)
{
  g_return_val_if_fail (MN_IS_FIELD_ROW (self), NULL);
  return self->entity_name;
}

guint
mn_field_row_get_index (MnFieldRow *self)
{
  g_return_val_if_fail (MN_IS_FIELD_ROW (self), 0);
  return self->index;
}

MnRecord *
mn_field_row_get_record (MnFieldRow *self)
{
  g_return_val_if_fail (MN_IS_FIELD_ROW (self), NULL);
  return self->record;
}

GtkWidget *
mn_field_row_get_editor (MnFieldRow *self)
{
  g_return_val_if_fail (MN_IS_FIELD_ROW (self), NULL);
  return self->editor;
}

const char *
mn_field_row_get_message (MnFieldRow *self)
{
  g_return_val_if_fail (MN_IS_FIELD_ROW (self), NULL);
  return gtk_widget_get_visible (self->message_box) ? gtk_label_get_label (GTK_LABEL (self->message)) : NULL;
}

void
mn_field_row_bind (MnFieldRow *self, MnSession *session, MnRecord *record)
{
  const MnEntity *entity;
  GtkWidget *editor;
  int index;

  g_return_if_fail (MN_IS_FIELD_ROW (self) && self->record == NULL);
  g_return_if_fail (MN_IS_SESSION (session) && MN_IS_RECORD (record));

  entity = mn_record_get_entity (record);
  index = mn_entity_field (entity, self->field_name);
  if (index < 0)
    g_error ("a form names the field %s.%s, which does not exist", entity->name, self->field_name);
  self->session = g_object_ref (session);
  self->record = g_object_ref (record);
  self->index = (guint)index;
  self->field = &entity->fields[index];
  editor = _mn_field_editor (self->field)->create (self);
  gtk_box_prepend (GTK_BOX (self->holder), editor);
  describe_editor (self);
  show_value (self);
  g_signal_connect_object (record, "changed", G_CALLBACK (record_changed_cb), self, 0);
}

const char *
mn_field_row_get_refusal (MnFieldRow *self)
{
  g_return_val_if_fail (MN_IS_FIELD_ROW (self), NULL);
  return self->refusal;
}

gboolean
mn_field_row_is_touched (MnFieldRow *self)
{
  g_return_val_if_fail (MN_IS_FIELD_ROW (self), FALSE);
  return self->touched;
}

void
mn_field_row_touch (MnFieldRow *self)
{
  g_return_if_fail (MN_IS_FIELD_ROW (self));

  g_clear_handle_id (&self->delay_id, g_source_remove);
  self->touched = TRUE;
  show_message (self);
}

void
mn_field_row_set_problem (MnFieldRow *self, MnProblemSeverity severity, const char *message)
{
  g_return_if_fail (MN_IS_FIELD_ROW (self));

  if (self->severity == severity && g_strcmp0 (self->problem, message) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (message);
  self->severity = severity;
  if (self->refusal == NULL || self->touched)
    show_message (self);
}

gboolean
mn_field_row_has_error (MnFieldRow *self)
{
  g_return_val_if_fail (MN_IS_FIELD_ROW (self), FALSE);
  return self->refusal != NULL || (self->problem != NULL && self->severity == MN_PROBLEM_ERROR);
}
