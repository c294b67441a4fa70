/* mn-budget-page.c: the budget of a year and its vouchers
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <adwaita.h>

#include "mn-budget-page.h"
#include "mn-details-parts.h"
#include "mn-money-parts.h"
#include "mn-record-form.h"
#include "mn-vouchers.h"

struct _MnBudgetPage {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *stack; /* "empty", "content" */
  GtkWidget *year_choice;
  GtkWidget *over; /* a word when more was spent than there was */
  GtkWidget *plan;
  GtkWidget *vouchers_title;
  GtkWidget *view;
  GtkWidget *words;

  /* Owned */
  MnSession *session;
  GArray *years; /* of int, as the choices */
  char *search;

  guint filling : 1;
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnBudgetPage, mn_budget_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

static MnBudgetPlan *
plan_of (MnBudgetPage *self)
{
  return MN_BUDGET_PLAN (self->plan);
}

/* Vouchers --------------------------------------------------------------------------------------- */

static const MnViewColumn columns[] = {
  { "number", NULL, 92, FALSE, NULL },       { "date", NULL, 96, FALSE, NULL },    { "payee", NULL, 190, FALSE, NULL },
  { "purpose", NULL, 200, TRUE, NULL },      { "amount", NULL, 116, FALSE, NULL }, { "method", NULL, 116, FALSE, NULL },
  { "budget_line", NULL, 210, FALSE, NULL },
};

/* The vouchers of the lines chosen above; of none where there is no line. */
static void
ask (MnBudgetPage *self)
{
  const MnEntity *entity = mn_entity_find ("voucher");
  guint field = (guint)mn_entity_field (entity, "budget_line");
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_autoptr (GArray) lines = mn_budget_plan_get_lines (plan_of (self));
  const gint64 nothing = -1;

  if (lines->len == 0)
    g_array_append_val (lines, nothing);
  for (guint i = 0; i < lines->len; i++)
    {
      g_auto (MnValue) value = MN_VALUE_INIT;

      mn_value_set_integer (&value, g_array_index (lines, gint64, i));
      mn_query_add_filter (query, field, &value);
    }
  mn_query_set_search (query, self->search != NULL ? self->search : "");
  mn_record_view_set_query (MN_RECORD_VIEW (self->view), query);
}

static void
show_words (MnBudgetPage *self)
{
  gint64 id = mn_record_view_get_selected (MN_RECORD_VIEW (self->view));
  g_autoptr (MnRecord) voucher
      = id != 0 ? mn_record_load (mn_session_get_reader (self->session), mn_entity_find ("voucher"), id, NULL) : NULL;
  MnBudgetSum sum;
  const char *name = mn_budget_plan_get_sum (plan_of (self), &sum);
  gint64 amount = voucher != NULL ? mn_record_get_integer (voucher, "amount") : sum.spent;
  g_autofree char *spoken = mn_words_money (amount, MN_WORDS_DEFAULT);
  g_autofree char *text = NULL;

  if (voucher != NULL)
    text = g_strdup_printf (_ ("Voucher %s in words: %s"), mn_record_get_text (voucher, "number"), spoken);
  else if (name != NULL && sum.spent > 0)
    text = g_strdup_printf (_ ("Spent in words: %s"), spoken);
  gtk_label_set_label (GTK_LABEL (self->words), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (self->words, text);
}

static void
show_chosen (MnBudgetPage *self)
{
  MnBudgetSum sum;
  const char *name = mn_budget_plan_get_sum (plan_of (self), &sum);
  g_autofree char *count = mn_number_format (sum.n_vouchers);
  g_autofree char *money = mn_money_format (sum.spent);
  g_autofree char *vouchers
      = g_strdup_printf (ngettext ("%s voucher, %s đ", "%s vouchers, %s đ", sum.n_vouchers), count, money);
  g_autofree char *title = name != NULL ? g_strdup_printf ("%s: %s", name, vouchers) : g_strdup (_ ("Vouchers"));

  gtk_label_set_label (GTK_LABEL (self->vouchers_title), title);
  gtk_widget_set_visible (self->over, mn_budget_sum_left (&sum) < 0);
  show_words (self);
}

static void
plan_selected_cb (MnBudgetPlan *plan, MnBudgetPage *self)
{
  show_chosen (self);
  ask (self);
}

static void
voucher_selected_cb (MnRecordView *view, gint64 id, MnBudgetPage *self)
{
  show_words (self);
}

/* Years ------------------------------------------------------------------------------------------ */

static int
shown_year (MnBudgetPage *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->year_choice));

  return chosen < self->years->len ? g_array_index (self->years, int, chosen)
                                   : mn_session_get_working_date (self->session).year;
}

/* The years with a line and the working one, newest first. */
static GArray *
read_years (MnBudgetPage *self, gboolean *has_lines)
{
  int working = mn_session_get_working_date (self->session).year;
  g_autoptr (GError) error = NULL;
  GArray *years = mn_budget_years (mn_session_get_reader (self->session), &error);
  guint at = 0;

  if (years == NULL)
    {
      mn_session_toast_error (self->session, error);
      years = g_array_new (FALSE, FALSE, sizeof (int));
    }
  *has_lines = years->len > 0;
  while (at < years->len && g_array_index (years, int, at) > working)
    at++;
  if (at == years->len || g_array_index (years, int, at) != working)
    g_array_insert_val (years, at, working);
  return years;
}

static void
choose_year (MnBudgetPage *self, int year)
{
  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, int, i) == year)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->year_choice), i);
}

/* Of the years with lines, the working one, else the last before it. */
static int
best_year (MnBudgetPage *self)
{
  int working = mn_session_get_working_date (self->session).year;
  g_autoptr (GArray) years = mn_budget_years (mn_session_get_reader (self->session), NULL);

  for (guint i = 0; years != NULL && i < years->len; i++)
    if (g_array_index (years, int, i) <= working)
      return g_array_index (years, int, i);
  return working;
}

static void
fill (MnBudgetPage *self, int year)
{
  gboolean has_lines;
  GArray *years = read_years (self, &has_lines);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  self->filling = TRUE;
  g_clear_pointer (&self->years, g_array_unref);
  self->years = years;
  for (guint i = 0; i < years->len; i++)
    {
      g_autofree char *text = g_strdup_printf (_ ("Year %d"), g_array_index (years, int, i));

      gtk_string_list_append (model, text);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->year_choice), G_LIST_MODEL (model));
  choose_year (self, year);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), has_lines ? "content" : "empty");
  mn_budget_plan_set_year (plan_of (self), shown_year (self));
  mn_page_changed (MN_PAGE (self));
}

static void
year_chosen_cb (GtkDropDown *choice, GParamSpec *pspec, MnBudgetPage *self)
{
  if (!self->filling)
    mn_budget_plan_set_year (plan_of (self), shown_year (self));
}

static void
grouping_cb (GtkToggleButton *by_programme, MnBudgetPage *self)
{
  mn_budget_plan_set_grouping (plan_of (self), gtk_toggle_button_get_active (by_programme) ? MN_BUDGET_BY_PROGRAMME
                                                                                           : MN_BUDGET_BY_SOURCE);
}

static void
session_changed_cb (MnSession *session, MnChangeSet *set, MnBudgetPage *self)
{
  static const char *const tables[] = { "budget_line", "voucher", "programme", "sponsor", NULL };
  gboolean concerned = set->external;

  for (guint i = 0; !concerned && i < set->touched->len; i++)
    concerned = g_strv_contains (tables, g_array_index (set->touched, MnTouched, i).table);
  if (concerned)
    fill (self, shown_year (self));
}

static void
working_date_cb (MnSession *session, MnBudgetPage *self)
{
  fill (self, best_year (self));
}

/* Actions ---------------------------------------------------------------------------------------- */

static void
edit (MnBudgetPage *self, const char *entity, gint64 row_id)
{
  mn_session_edit (self->session, GTK_WIDGET (self), mn_entity_find (entity), row_id, NULL);
}

static void
line_activated_cb (MnBudgetPlan *plan, gint64 line, MnBudgetPage *self)
{
  edit (self, "budget_line", line);
}

static void
voucher_activated_cb (MnRecordView *view, gint64 voucher, MnBudgetPage *self)
{
  edit (self, "voucher", voucher);
}

static void
line_saved_cb (gint64 row_id, gpointer user_data)
{
  MnBudgetPage *self = user_data;
  g_autoptr (MnRecord) line = NULL;

  if (self->session == NULL)
    return;
  line = mn_record_load (mn_session_get_reader (self->session), mn_entity_find ("budget_line"), row_id, NULL);
  if (line == NULL)
    return;
  mn_budget_page_set_year (self, (int)mn_record_get_integer (line, "year"));
  mn_budget_plan_select_line (plan_of (self), row_id);
}

static void
voucher_saved_cb (gint64 row_id, gpointer user_data)
{
  MnBudgetPage *self = user_data;

  if (self->session != NULL)
    mn_record_view_select (MN_RECORD_VIEW (self->view), row_id);
}

static void
add_line (MnBudgetPage *self)
{
  const MnEntity *entity = mn_entity_find ("budget_line");
  MnRecord *preset = mn_record_new (entity);

  mn_record_set_integer (preset, "year", shown_year (self));
  mn_record_form_present_full (self->session, GTK_WIDGET (self), entity, 0, preset, line_saved_cb, g_object_ref (self),
                               g_object_unref);
}

/* On the line chosen, or the only one of what is chosen. */
static void
add_voucher (MnBudgetPage *self)
{
  const MnEntity *entity = mn_entity_find ("voucher");
  MnRecord *preset = mn_record_new (entity);
  g_autoptr (GArray) lines = mn_budget_plan_get_lines (plan_of (self));

  if (lines->len == 1)
    mn_record_set_integer (preset, "budget_line", g_array_index (lines, gint64, 0));
  mn_record_set_date (preset, "date", mn_session_get_working_date (self->session));
  mn_record_set_text (preset, "method", "cash");
  mn_record_form_present_full (self->session, GTK_WIDGET (self), entity, 0, preset, voucher_saved_cb,
                               g_object_ref (self), g_object_unref);
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (widget);
  gboolean is_line = g_str_has_prefix (name, "line.");
  const char *entity = is_line ? "budget_line" : "voucher";
  gint64 row_id
      = is_line ? mn_budget_plan_get_line (plan_of (self)) : mn_record_view_get_selected (MN_RECORD_VIEW (self->view));

  if (strcmp (name, "budget.add-line") == 0)
    add_line (self);
  else if (strcmp (name, "budget.add-voucher") == 0)
    add_voucher (self);
  else if (row_id == 0)
    mn_session_toast (self->session, _ ("Choose a row first."));
  else if (g_str_has_suffix (name, ".edit"))
    edit (self, entity, row_id);
  else
    mn_session_delete (self->session, mn_entity_find (entity), row_id);
}

/* The entity and row that the focus is on: a budget line, else the voucher selected; a group of lines is neither. */
static gboolean
focused (MnBudgetPage *self, const MnEntity **entity, gint64 *row_id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean in_plan
      = focus != NULL && gtk_widget_is_ancestor (focus, self->plan) && mn_budget_plan_get_line (plan_of (self)) != 0;

  *entity = mn_entity_find (in_plan ? "budget_line" : "voucher");
  *row_id
      = in_plan ? mn_budget_plan_get_line (plan_of (self)) : mn_record_view_get_selected (MN_RECORD_VIEW (self->view));
  return *row_id != 0;
}

/* The page --------------------------------------------------------------------------------------- */

static gboolean
has_content (MnBudgetPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "content") == 0;
}

static const char *
page_get_new_label (MnPage *page)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (page);

  if (mn_session_is_read_only (self->session))
    return NULL;
  return has_content (self) ? _ ("Add voucher") : _ ("Add budget line");
}

static void
page_create_new (MnPage *page)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (page);

  if (has_content (self))
    add_voucher (self);
  else
    add_line (self);
}

static const char *
page_get_search_hint (MnPage *page)
{
  return _ ("Number, payee or purpose of a voucher");
}

static void
page_set_search (MnPage *page, const char *text)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (page);

  g_free (self->search);
  self->search = g_strdup (text);
  ask (self);
}

static gboolean
page_get_can_print (MnPage *page)
{
  return has_content (MN_BUDGET_PAGE (page));
}

static void
page_print (MnPage *page)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnDocument) document
      = mn_vouchers_document_new (mn_session_get_register (self->session), shown_year (self), &error);

  if (document == NULL)
    mn_session_toast_error (self->session, error);
  else
    mn_session_print (self->session, document, _ ("vouchers"));
}

static void
page_delete_selected (MnPage *page)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (page);
  const MnEntity *entity;
  gint64 row_id;

  if (focused (self, &entity, &row_id))
    mn_session_delete (self->session, entity, row_id);
}

static void
page_edit_selected (MnPage *page)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (page);
  const MnEntity *entity;
  gint64 row_id;

  if (focused (self, &entity, &row_id))
    mn_session_edit (self->session, GTK_WIDGET (self), entity, row_id, NULL);
}

static void
page_show_history (MnPage *page)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (page);
  const MnEntity *entity;
  gint64 row_id;

  if (focused (self, &entity, &row_id))
    mn_session_show_history (self->session, GTK_WIDGET (self), entity, row_id);
}

/* A budget line. */
static void
page_show_row (MnPage *page, gint64 row_id)
{
  line_saved_cb (row_id, page);
}

static void
page_iface_init (MnPageInterface *iface)
{
  iface->get_new_label = page_get_new_label;
  iface->create_new = page_create_new;
  iface->get_search_hint = page_get_search_hint;
  iface->set_search = page_set_search;
  iface->get_can_print = page_get_can_print;
  iface->print = page_print;
  iface->delete_selected = page_delete_selected;
  iface->edit_selected = page_edit_selected;
  iface->show_history = page_show_history;
  iface->show_row = page_show_row;
}

/* Making ----------------------------------------------------------------------------------------- */

static GtkWidget *
create_grouping (MnBudgetPage *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *by_source = gtk_toggle_button_new_with_label (_ ("By source"));
  GtkWidget *by_programme = gtk_toggle_button_new_with_label (_ ("By programme"));

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (by_programme), GTK_TOGGLE_BUTTON (by_source));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (by_source), TRUE);
  g_signal_connect (by_programme, "toggled", G_CALLBACK (grouping_cb), self);
  gtk_widget_add_css_class (both, "linked");
  gtk_widget_add_css_class (by_source, "mn-plain");
  gtk_widget_add_css_class (by_programme, "mn-plain");
  gtk_box_append (GTK_BOX (both), by_source);
  gtk_box_append (GTK_BOX (both), by_programme);
  gtk_widget_set_valign (both, GTK_ALIGN_CENTER);
  return both;
}

static GtkWidget *
create_plan (MnBudgetPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *room = mn_part_line (NULL, NULL);

  self->year_choice = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_valign (self->year_choice, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->year_choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Budget year"),
                                  -1);
  g_signal_connect (self->year_choice, "notify::selected", G_CALLBACK (year_chosen_cb), self);
  gtk_box_append (GTK_BOX (bar), self->year_choice);
  gtk_box_append (GTK_BOX (bar), create_grouping (self));
  self->over = gtk_label_new (_ ("More was spent than there was"));
  gtk_widget_add_css_class (self->over, "mn-chip");
  gtk_widget_add_css_class (self->over, "mn-chip-red");
  gtk_widget_set_valign (self->over, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), self->over);
  gtk_widget_set_hexpand (room, TRUE);
  gtk_box_append (GTK_BOX (bar), room);
  gtk_box_append (GTK_BOX (bar), mn_money_button ("list-add-symbolic", _ ("Add budget line"), "budget.add-line"));
  gtk_box_append (GTK_BOX (bar), mn_money_button ("document-edit-symbolic", _ ("Edit"), "line.edit"));
  gtk_box_append (GTK_BOX (bar), mn_money_button ("user-trash-symbolic", _ ("Delete"), "line.delete"));
  gtk_box_append (GTK_BOX (card), bar);
  self->plan = mn_budget_plan_new (self->session);
  gtk_widget_set_size_request (self->plan, -1, 268);
  g_signal_connect (self->plan, "selected", G_CALLBACK (plan_selected_cb), self);
  g_signal_connect (self->plan, "activated", G_CALLBACK (line_activated_cb), self);
  gtk_box_append (GTK_BOX (card), self->plan);
  gtk_widget_add_css_class (card, "mn-card");
  return card;
}

static GtkWidget *
create_content (MnBudgetPage *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *bar = mn_money_bar (&self->vouchers_title);

  gtk_widget_add_css_class (content, "mn-programme");
  mn_part_row_add (bar, mn_money_button ("list-add-symbolic", _ ("Add voucher"), "budget.add-voucher"));
  mn_part_row_add (bar, mn_money_button ("document-edit-symbolic", _ ("Edit"), "voucher.edit"));
  mn_part_row_add (bar, mn_money_button ("user-trash-symbolic", _ ("Delete"), "voucher.delete"));
  self->view = mn_record_view_new (self->session, mn_entity_find ("voucher"), columns, G_N_ELEMENTS (columns), self);
  gtk_widget_set_vexpand (self->view, TRUE);
  gtk_widget_add_css_class (self->view, "mn-framed");
  g_signal_connect (self->view, "selected", G_CALLBACK (voucher_selected_cb), self);
  g_signal_connect (self->view, "activated", G_CALLBACK (voucher_activated_cb), self);
  self->words = mn_part_line (NULL, "mn-secondary");
  gtk_box_append (GTK_BOX (content), create_plan (self));
  gtk_box_append (GTK_BOX (content), bar);
  gtk_box_append (GTK_BOX (content), self->view);
  gtk_box_append (GTK_BOX (content), self->words);
  return content;
}

static GtkWidget *
create_empty (MnBudgetPage *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Add budget line"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "accessories-calculator-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No budget yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page), _ ("Begin with the lines of a year, by source; then add vouchers as money is paid."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "budget.add-line");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "mn-main-button");
  gtk_widget_set_visible (button, !mn_session_is_read_only (self->session));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static const char *const actions[]
    = { "budget.add-line", "budget.add-voucher", "line.delete", "voucher.delete", "line.edit", "voucher.edit" };
/* The first ones write. */
#define N_WRITING 4

static void
mn_budget_page_constructed (GObject *object)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (object);

  G_OBJECT_CLASS (mn_budget_page_parent_class)->constructed (object);

  self->filling = TRUE;
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), create_content (self), "content");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (self), "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  for (guint i = 0; i < N_WRITING && mn_session_is_read_only (self->session); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], FALSE);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  g_signal_connect_object (self->session, "working-date-changed", G_CALLBACK (working_date_cb), self, 0);
  fill (self, best_year (self));
}

static void
mn_budget_page_dispose (GObject *object)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (object);

  self->filling = TRUE;
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->years, g_array_unref);
  g_clear_pointer (&self->search, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_budget_page_parent_class)->dispose (object);
}

static void
mn_budget_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    MN_BUDGET_PAGE (object)->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
mn_budget_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MN_BUDGET_PAGE (widget)->plan);
}

static void
mn_budget_page_class_init (MnBudgetPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mn_budget_page_constructed;
  object_class->dispose = mn_budget_page_dispose;
  object_class->set_property = mn_budget_page_set_property;
  widget_class->grab_focus = mn_budget_page_grab_focus;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MN_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, page_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mn_budget_page_init (MnBudgetPage *self)
{
}

MnBudgetPlan *
mn_budget_page_get_plan (MnBudgetPage *self)
{
  g_return_val_if_fail (MN_IS_BUDGET_PAGE (self), NULL);
  return plan_of (self);
}

MnRecordView *
mn_budget_page_get_view (MnBudgetPage *self)
{
  g_return_val_if_fail (MN_IS_BUDGET_PAGE (self), NULL);
  return MN_RECORD_VIEW (self->view);
}

void
mn_budget_page_set_year (MnBudgetPage *self, int year)
{
  g_return_if_fail (MN_IS_BUDGET_PAGE (self));
  fill (self, year);
}

const char *
mn_budget_page_get_words (MnBudgetPage *self)
{
  g_return_val_if_fail (MN_IS_BUDGET_PAGE (self), NULL);
  return gtk_label_get_label (GTK_LABEL (self->words));
}
