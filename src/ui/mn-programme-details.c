/* mn-programme-details.c: a programme: its plan, its activities, the children who received something
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-details-parts.h"
#include "mn-money-parts.h"
#include "mn-programme-details.h"
#include "mn-programme-query.h"
#include "mn-programme-rows.h"

#define CARD_HEIGHT 148

struct _MnProgrammeDetails {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *name;
  GtkWidget *line;
  GtkWidget *facts;
  GtkWidget *activities_title;
  GtkWidget *activities;
  GtkWidget *sums;
  GtkWidget *benefits_title;
  GtkWidget *table;

  /* Owned */
  MnSession *session;
  GArray *activity_ids; /* of gint64, as the rows of the list */

  gint64 programme;
};

G_DEFINE_FINAL_TYPE (MnProgrammeDetails, mn_programme_details, GTK_TYPE_WIDGET)

/* Head ------------------------------------------------------------------------------------------- */

/* "15/09/2016", "01/06/2016 – 30/06/2016" */
static char *
span_text (MnDate from, MnDate to)
{
  g_autofree char *first = mn_date_format (from);
  g_autofree char *last = mn_date_format (to);

  if (*last == '\0' || mn_date_compare (from, to) == 0)
    return g_strdup (first);
  return g_strdup_printf ("%s – %s", first, last);
}

static const char *
status_class (const char *status)
{
  if (strcmp (status, "running") == 0)
    return "mn-chip-green";
  if (strcmp (status, "planned") == 0)
    return "mn-chip-amber";
  return strcmp (status, "cancelled") == 0 ? "mn-chip-red" : "mn-chip";
}

static void
show_head (MnProgrammeDetails *self, const MnProgrammeHead *head)
{
  g_autofree char *span = span_text (head->starts_on, head->ends_on);
  g_autofree char *plan_date = mn_date_format (head->plan_date);
  g_autoptr (GString) line = g_string_new (mn_money_choice ("programme", "kind", head->kind));
  g_autoptr (GString) plan = g_string_new (head->plan_number);
  GtkWidget *row = mn_part_row (9), *words,
            *status = gtk_label_new (mn_money_choice ("programme", "status", head->status));

  gtk_label_set_label (GTK_LABEL (self->name), head->name);
  if (*span != '\0')
    g_string_append_printf (line, " · %s", span);
  if (*head->lead != '\0')
    g_string_append_printf (line, " · %s", head->lead);
  mn_part_clear (self->line);
  gtk_widget_add_css_class (status, "mn-chip");
  gtk_widget_add_css_class (status, status_class (head->status));
  gtk_widget_set_valign (status, GTK_ALIGN_CENTER);
  mn_part_row_add (row, status);
  words = mn_part_line (line->str, NULL);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  mn_part_row_add (row, words);
  gtk_box_append (GTK_BOX (self->line), row);

  if (*plan_date != '\0')
    {
      g_string_append (plan, plan->len > 0 ? " " : "");
      g_string_append_printf (plan, _ ("of %s"), plan_date);
    }
  if (*head->plan_issuer != '\0')
    g_string_append_printf (plan, "%s%s", plan->len > 0 ? ", " : "", head->plan_issuer);
  mn_part_clear (self->facts);
  mn_part_fact (GTK_BOX (self->facts), _ ("Plan"), plan->str);
  mn_part_fact (GTK_BOX (self->facts), _ ("Theme"), head->theme);
  mn_part_fact (GTK_BOX (self->facts), _ ("Result"), head->result);
  for (GtkWidget *fact = gtk_widget_get_first_child (self->facts); fact != NULL;
       fact = gtk_widget_get_next_sibling (fact))
    {
      GtkWidget *value = gtk_widget_get_last_child (fact);

      gtk_label_set_max_width_chars (GTK_LABEL (value), -1);
      gtk_label_set_width_chars (GTK_LABEL (value), 60);
    }
}

/* Activities ------------------------------------------------------------------------------------- */

static void
show_activities (MnProgrammeDetails *self)
{
  g_autoptr (GPtrArray) lines
      = mn_programme_query_activities (mn_session_get_reader (self->session), self->programme, NULL);
  g_autofree char *title = NULL;

  mn_money_list_clear (self->activities);
  g_array_set_size (self->activity_ids, 0);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const MnActivityLine *line = g_ptr_array_index (lines, i);

      g_array_append_val (self->activity_ids, line->id);
      gtk_list_box_append (GTK_LIST_BOX (self->activities), mn_activity_row_new (line));
    }
  title = g_strdup_printf (_ ("Activities (%u)"), self->activity_ids->len);
  gtk_label_set_label (GTK_LABEL (self->activities_title), title);
}

static gint64
selected_activity (MnProgrammeDetails *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->activities));

  return row != NULL ? g_array_index (self->activity_ids, gint64, gtk_list_box_row_get_index (row)) : 0;
}

/* Beneficiaries ---------------------------------------------------------------------------------- */

static void
show_benefits (MnProgrammeDetails *self)
{
  GPtrArray *sums;
  guint n_children = 0, n_benefits = 0;
  gint64 amount = 0;
  g_autofree char *children = NULL, *times = NULL, *money = NULL, *title = NULL;

  mn_beneficiary_table_set_programme (MN_BENEFICIARY_TABLE (self->table), self->programme);
  sums = mn_beneficiary_table_get_sums (MN_BENEFICIARY_TABLE (self->table));
  mn_money_list_clear (self->sums);
  for (guint i = 0; i < sums->len; i++)
    {
      const MnBeneficiarySum *sum = g_ptr_array_index (sums, i);

      n_children += sum->n_children;
      n_benefits += sum->n_benefits;
      amount += sum->amount;
    }
  if (sums->len > 0)
    gtk_list_box_append (GTK_LIST_BOX (self->sums),
                         mn_benefit_sum_row_new (_ ("All communes"), n_children, amount, TRUE));
  for (guint i = 0; i < sums->len; i++)
    {
      const MnBeneficiarySum *sum = g_ptr_array_index (sums, i);

      gtk_list_box_append (GTK_LIST_BOX (self->sums),
                           mn_benefit_sum_row_new (sum->name, sum->n_children, sum->amount, FALSE));
    }
  children = mn_number_format (n_children);
  times = mn_number_format (n_benefits);
  money = mn_money_format (amount);
  title = amount != 0 ? g_strdup_printf (_ ("Children supported: %s children, %s times, %s đ"), children, times, money)
                      : g_strdup_printf (_ ("Children supported: %s children, %s times"), children, times);
  gtk_label_set_label (GTK_LABEL (self->benefits_title), title);
  mn_beneficiary_table_set_unit (MN_BENEFICIARY_TABLE (self->table), -1);
}

static void
sum_selected_cb (GtkListBox *list, GtkListBoxRow *row, MnProgrammeDetails *self)
{
  GPtrArray *sums = mn_beneficiary_table_get_sums (MN_BENEFICIARY_TABLE (self->table));
  int index = row != NULL ? gtk_list_box_row_get_index (row) : 0;

  if (index <= 0 || index > (int)sums->len)
    mn_beneficiary_table_set_unit (MN_BENEFICIARY_TABLE (self->table), -1);
  else
    mn_beneficiary_table_set_unit (MN_BENEFICIARY_TABLE (self->table),
                                   ((MnBeneficiarySum *)g_ptr_array_index (sums, (guint)index - 1))->unit);
}

/* Actions ---------------------------------------------------------------------------------------- */

static void
edit (MnProgrammeDetails *self, const char *entity, gint64 row_id)
{
  if (row_id != 0)
    mn_session_edit (self->session, GTK_WIDGET (self), mn_entity_find (entity), row_id, NULL);
}

static void
benefit_activated_cb (MnBeneficiaryTable *table, gint64 benefit, MnProgrammeDetails *self)
{
  edit (self, "benefit", benefit);
}

static void
activity_activated_cb (GtkListBox *list, GtkListBoxRow *row, MnProgrammeDetails *self)
{
  edit (self, "activity", selected_activity (self));
}

static void
add (MnProgrammeDetails *self, const char *name)
{
  const MnEntity *entity = mn_entity_find (name);
  MnRecord *preset = mn_record_new (entity);
  g_autoptr (MnProgrammeHead) head
      = mn_programme_query_head (mn_session_get_reader (self->session), self->programme, NULL);

  mn_record_set_integer (preset, "programme", self->programme);
  if (head != NULL && strcmp (name, "activity") == 0)
    {
      mn_record_set_date (preset, "starts_on", head->starts_on);
      mn_record_set_text (preset, "status", "planned");
    }
  if (head != NULL && strcmp (name, "benefit") == 0)
    mn_record_set_date (preset, "received_on", head->starts_on);
  mn_session_edit (self->session, GTK_WIDGET (self), entity, 0, preset);
}

static void
programme_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnProgrammeDetails *self = MN_PROGRAMME_DETAILS (widget);

  if (self->programme == 0)
    return;
  if (strcmp (name, "programme.edit") == 0)
    edit (self, "programme", self->programme);
  else if (strcmp (name, "programme.history") == 0)
    mn_session_show_history (self->session, widget, mn_entity_find ("programme"), self->programme);
  else
    add (self, strcmp (name, "programme.add-activity") == 0 ? "activity" : "benefit");
}

static void
part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnProgrammeDetails *self = MN_PROGRAMME_DETAILS (widget);
  gboolean is_activity = g_str_has_prefix (name, "activity.");
  gint64 row_id
      = is_activity ? selected_activity (self) : mn_beneficiary_table_get_selected (MN_BENEFICIARY_TABLE (self->table));
  const char *entity = is_activity ? "activity" : "benefit";

  if (row_id == 0)
    mn_session_toast (self->session, _ ("Choose a row first."));
  else if (g_str_has_suffix (name, ".edit"))
    edit (self, entity, row_id);
  else
    mn_session_delete (self->session, mn_entity_find (entity), row_id);
}

static void
mn_programme_details_dispose (GObject *object)
{
  MnProgrammeDetails *self = MN_PROGRAMME_DETAILS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->activity_ids, g_array_unref);
  G_OBJECT_CLASS (mn_programme_details_parent_class)->dispose (object);
}

static void
mn_programme_details_class_init (MnProgrammeDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_programme_details_dispose;
  gtk_widget_class_install_action (widget_class, "programme.edit", NULL, programme_action);
  gtk_widget_class_install_action (widget_class, "programme.history", NULL, programme_action);
  gtk_widget_class_install_action (widget_class, "programme.add-activity", NULL, programme_action);
  gtk_widget_class_install_action (widget_class, "programme.add-benefit", NULL, programme_action);
  gtk_widget_class_install_action (widget_class, "activity.edit", NULL, part_action);
  gtk_widget_class_install_action (widget_class, "activity.delete", NULL, part_action);
  gtk_widget_class_install_action (widget_class, "benefit.edit", NULL, part_action);
  gtk_widget_class_install_action (widget_class, "benefit.delete", NULL, part_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* A title, then what can be done with the rows below it. */
static GtkWidget *
create_bar (GtkWidget **title, const char *add_label, const char *add_action, const char *prefix)
{
  GtkWidget *bar = mn_money_bar (title);

  if (prefix != NULL)
    {
      g_autofree char *edit_action = g_strconcat (prefix, ".edit", NULL);
      g_autofree char *delete_action = g_strconcat (prefix, ".delete", NULL);

      mn_part_row_add (bar, mn_money_button ("list-add-symbolic", add_label, add_action));
      mn_part_row_add (bar, mn_money_button ("document-edit-symbolic", _ ("Edit"), edit_action));
      mn_part_row_add (bar, mn_money_button ("user-trash-symbolic", _ ("Delete"), delete_action));
    }
  return bar;
}

static GtkWidget *
create_head (MnProgrammeDetails *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *top = mn_part_row (0);

  self->name = mn_part_line (NULL, "mn-name");
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_set_valign (self->name, GTK_ALIGN_CENTER);
  mn_part_row_add (top, self->name);
  mn_part_row_add (top, mn_money_button ("document-edit-symbolic", _ ("Edit the programme"), "programme.edit"));
  mn_part_row_add (top, mn_money_button ("document-open-recent-symbolic", _ ("History"), "programme.history"));
  gtk_box_append (GTK_BOX (head), top);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_box_append (GTK_BOX (head), self->line);
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_margin_top (self->facts, 3);
  gtk_box_append (GTK_BOX (head), self->facts);
  return head;
}

static GtkWidget *
create_lists (MnProgrammeDetails *self)
{
  GtkWidget *cards = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *bar, *title, *card;

  self->activities = mn_money_list (_ ("Activities"), _ ("No activity yet: add the first with the button above."));
  g_signal_connect (self->activities, "row-activated", G_CALLBACK (activity_activated_cb), self);
  bar = create_bar (&self->activities_title, _ ("Add activity"), "programme.add-activity", "activity");
  card = mn_money_card (bar, self->activities, CARD_HEIGHT);
  gtk_widget_set_hexpand (card, TRUE);
  gtk_box_append (GTK_BOX (cards), card);

  self->sums = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->sums), GTK_SELECTION_SINGLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sums), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("By commune"), -1);
  g_signal_connect (self->sums, "row-selected", G_CALLBACK (sum_selected_cb), self);
  bar = create_bar (&title, NULL, NULL, NULL);
  gtk_label_set_label (GTK_LABEL (title), _ ("By commune"));
  mn_part_row_add (bar, mn_part_line (_ ("children, dong"), "mn-secondary"));
  card = mn_money_card (bar, self->sums, CARD_HEIGHT);
  gtk_widget_set_size_request (card, 300, -1);
  gtk_widget_set_hexpand (card, FALSE);
  gtk_box_append (GTK_BOX (cards), card);
  return cards;
}

static void
mn_programme_details_init (MnProgrammeDetails *self)
{
  self->activity_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "mn-programme");
  gtk_box_append (GTK_BOX (self->box), create_head (self));
  gtk_box_append (GTK_BOX (self->box), create_lists (self));
  gtk_box_append (GTK_BOX (self->box),
                  create_bar (&self->benefits_title, _ ("Add a child"), "programme.add-benefit", "benefit"));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
units_changed_cb (MnProgrammeDetails *self)
{
  if (self->programme != 0)
    show_benefits (self);
}

GtkWidget *
mn_programme_details_new (MnSession *session)
{
  MnProgrammeDetails *self;
  gboolean may_write;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_PROGRAMME_DETAILS, NULL);
  self->session = g_object_ref (session);
  self->table = mn_beneficiary_table_new (session);
  gtk_widget_set_vexpand (self->table, TRUE);
  gtk_widget_add_css_class (self->table, "mn-framed");
  g_signal_connect (self->table, "activated", G_CALLBACK (benefit_activated_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->table);
  g_signal_connect_object (session, "units-changed", G_CALLBACK (units_changed_cb), self, G_CONNECT_SWAPPED);
  may_write = !mn_session_is_read_only (session);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.add-activity", may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.add-benefit", may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.delete", may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "benefit.delete", may_write);
  return GTK_WIDGET (self);
}

void
mn_programme_details_set_programme (MnProgrammeDetails *self, gint64 programme)
{
  g_autoptr (MnProgrammeHead) head = NULL;

  g_return_if_fail (MN_IS_PROGRAMME_DETAILS (self));

  self->programme = programme;
  if (self->programme != 0)
    head = mn_programme_query_head (mn_session_get_reader (self->session), self->programme, NULL);
  gtk_widget_set_visible (self->box, head != NULL);
  if (head == NULL)
    return;
  show_head (self, head);
  show_activities (self);
  show_benefits (self);
}

MnBeneficiaryTable *
mn_programme_details_get_table (MnProgrammeDetails *self)
{
  g_return_val_if_fail (MN_IS_PROGRAMME_DETAILS (self), NULL);
  return MN_BENEFICIARY_TABLE (self->table);
}

guint
mn_programme_details_get_n_activities (MnProgrammeDetails *self)
{
  g_return_val_if_fail (MN_IS_PROGRAMME_DETAILS (self), 0);
  return self->activity_ids->len;
}

gboolean
mn_programme_details_get_focused (MnProgrammeDetails *self, const MnEntity **entity, gint64 *row_id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_return_val_if_fail (MN_IS_PROGRAMME_DETAILS (self), FALSE);

  *entity = mn_entity_find ("programme");
  *row_id = self->programme;
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->activities) && selected_activity (self) != 0)
    {
      *entity = mn_entity_find ("activity");
      *row_id = selected_activity (self);
    }
  else if (focus != NULL && gtk_widget_is_ancestor (focus, self->table)
           && mn_beneficiary_table_get_selected (MN_BENEFICIARY_TABLE (self->table)) != 0)
    {
      *entity = mn_entity_find ("benefit");
      *row_id = mn_beneficiary_table_get_selected (MN_BENEFICIARY_TABLE (self->table));
    }
  return *row_id != 0;
}
