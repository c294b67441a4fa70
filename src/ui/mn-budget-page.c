/* mn-budget-page.c: the budget of a year and its vouchers
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <string.h>

#include "mn-budget.h"
#include "mn-budget-choices.h"
#include "mn-budget-page.h"
#include "mn-details-parts.h"
#include "mn-money-parts.h"
#include "mn-record-form.h"
#include "mn-vouchers.h"

struct _MnBudgetPage {
  MnContentPage parent_instance;

  /* Children */
  GtkWidget *year_choice;
  GtkWidget *over; /* a word when more was spent than there was */
  GtkWidget *plan;
  GtkWidget *vouchers_title;
  GtkWidget *nothing; /* why no voucher is listed, and what to do */
  GtkWidget *view;
  GtkWidget *words;

  /* Owned */
  char *search;

  guint filling : 1;
};

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnBudgetPage, mn_budget_page, MN_TYPE_CONTENT_PAGE,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

static MnSession *
session_of (MnBudgetPage *self)
{
  return mn_content_page_get_session (MN_CONTENT_PAGE (self));
}

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
      = id != 0 ? mn_record_load (mn_session_get_reader (session_of (self)), mn_entity_find ("voucher"), id, NULL)
                : NULL;
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

static void
vouchers_loaded_cb (MnRecordView *view, MnBudgetPage *self)
{
  gboolean is_empty = mn_record_list_get_n_found (mn_record_view_get_list (view)) == 0;
  const char *text = "";

  if (is_empty && self->search != NULL && *self->search != '\0')
    text = _ ("No voucher of the lines chosen above matches the search.");
  else if (is_empty)
    text = _ ("Nothing is paid yet: add a voucher with the button above.");
  gtk_label_set_label (GTK_LABEL (self->nothing), text);
  gtk_widget_set_visible (self->nothing, is_empty);
}

/* Years ------------------------------------------------------------------------------------------ */

static int
shown_year (MnBudgetPage *self)
{
  return mn_budget_year_choice_get (self->year_choice, session_of (self));
}

/* @year 0: the one that is shown. */
static void
show_year (MnBudgetPage *self, int year)
{
  gboolean has_lines;

  self->filling = TRUE;
  has_lines = mn_budget_year_choice_fill (self->year_choice, session_of (self), year);
  self->filling = FALSE;
  mn_budget_plan_set_year (plan_of (self), shown_year (self));
  mn_content_page_set_has_content (MN_CONTENT_PAGE (self), has_lines);
}

static void
fill (MnContentPage *page)
{
  show_year (MN_BUDGET_PAGE (page), 0);
}

static void
date_changed (MnContentPage *page)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (page);

  show_year (self, mn_budget_year_choice_best (session_of (self)));
}

static void
year_chosen_cb (GtkDropDown *choice, GParamSpec *pspec, MnBudgetPage *self)
{
  if (!self->filling)
    mn_budget_plan_set_year (plan_of (self), shown_year (self));
}

/* Actions ---------------------------------------------------------------------------------------- */

/* Of the budget line or the voucher selected; 0: none. */
static gint64
selected_row (MnBudgetPage *self, gboolean is_line)
{
  return is_line ? mn_budget_plan_get_line (plan_of (self)) : mn_record_view_get_selected (MN_RECORD_VIEW (self->view));
}

static void
edit (MnBudgetPage *self, const char *entity, gint64 row_id)
{
  mn_session_edit (session_of (self), GTK_WIDGET (self), mn_entity_find (entity), row_id, NULL);
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

  if (session_of (self) == NULL)
    return;
  line = mn_record_load (mn_session_get_reader (session_of (self)), mn_entity_find ("budget_line"), row_id, NULL);
  if (line == NULL)
    return;
  mn_budget_page_set_year (self, (int)mn_record_get_integer (line, "year"));
  mn_budget_plan_select_line (plan_of (self), row_id);
}

static void
voucher_saved_cb (gint64 row_id, gpointer user_data)
{
  MnBudgetPage *self = user_data;

  if (session_of (self) != NULL)
    mn_record_view_select (MN_RECORD_VIEW (self->view), row_id);
}

static void
add (MnBudgetPage *self, MnRecord *preset, MnSavedFunc saved)
{
  mn_record_form_present_full (session_of (self), GTK_WIDGET (self), mn_record_get_entity (preset), 0, preset, saved,
                               g_object_ref (self), g_object_unref);
}

static void
add_line (MnBudgetPage *self)
{
  MnRecord *preset = mn_record_new (mn_entity_find ("budget_line"));

  mn_record_set_integer (preset, "year", shown_year (self));
  add (self, preset, line_saved_cb);
}

/* On the line chosen, or the only one of what is chosen, and on a day of the year that is shown. */
static void
add_voucher (MnBudgetPage *self)
{
  MnRecord *preset = mn_record_new (mn_entity_find ("voucher"));
  g_autoptr (GArray) lines = mn_budget_plan_get_lines (plan_of (self));

  if (lines->len == 1)
    mn_record_set_integer (preset, "budget_line", g_array_index (lines, gint64, 0));
  mn_record_set_date (preset, "date",
                      mn_budget_propose_day (shown_year (self), mn_session_get_working_date (session_of (self))));
  mn_record_set_text (preset, "method", "cash");
  add (self, preset, voucher_saved_cb);
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (widget);
  gboolean is_line = g_str_has_prefix (name, "line.");
  const char *entity = is_line ? "budget_line" : "voucher";
  gint64 row_id = selected_row (self, is_line);

  if (strcmp (name, "budget.add-line") == 0)
    add_line (self);
  else if (strcmp (name, "budget.add-voucher") == 0)
    add_voucher (self);
  else if (row_id == 0)
    mn_session_toast (session_of (self), _ ("Choose a row first."));
  else if (g_str_has_suffix (name, ".edit"))
    edit (self, entity, row_id);
  else
    mn_session_delete (session_of (self), mn_entity_find (entity), row_id);
}

/* The entity and row that the focus is on: a budget line, else the voucher selected; a group of lines is neither. */
static gboolean
get_focused (MnContentPage *page, const MnEntity **entity, gint64 *row_id)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (page);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean in_plan = focus != NULL && gtk_widget_is_ancestor (focus, self->plan) && selected_row (self, TRUE) != 0;

  *entity = mn_entity_find (in_plan ? "budget_line" : "voucher");
  *row_id = selected_row (self, in_plan);
  return *row_id != 0;
}

/* The page --------------------------------------------------------------------------------------- */

static void
page_create_new (MnPage *page)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (page);

  if (mn_content_page_has_content (MN_CONTENT_PAGE (page)))
    add_voucher (self);
  else
    add_line (self);
}

static void
page_set_search (MnPage *page, const char *text)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (page);

  g_free (self->search);
  self->search = g_strdup (text);
  ask (self);
}

static MnDocument *
create_document (MnContentPage *page, const char **file_name, GError **error)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (page);

  *file_name = _ ("vouchers");
  return mn_vouchers_document_new (mn_session_get_register (session_of (self)), shown_year (self), error);
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
  iface->create_new = page_create_new;
  iface->set_search = page_set_search;
  iface->show_row = page_show_row;
}

/* Making ----------------------------------------------------------------------------------------- */

static GtkWidget *
create_plan (MnBudgetPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *room = mn_part_line (NULL, NULL);

  self->plan = mn_budget_plan_new (session_of (self));
  self->year_choice = mn_budget_year_choice_new ();
  g_signal_connect (self->year_choice, "notify::selected", G_CALLBACK (year_chosen_cb), self);
  gtk_box_append (GTK_BOX (bar), self->year_choice);
  gtk_box_append (GTK_BOX (bar), mn_budget_grouping_new (plan_of (self)));
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
  gtk_widget_set_size_request (self->plan, -1, 268);
  g_signal_connect (self->plan, "selected", G_CALLBACK (plan_selected_cb), self);
  g_signal_connect (self->plan, "activated", G_CALLBACK (line_activated_cb), self);
  gtk_box_append (GTK_BOX (card), self->plan);
  gtk_widget_add_css_class (card, "mn-card");
  return card;
}

static GtkWidget *
create_content (MnContentPage *page)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (page);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *bar = mn_money_bar (&self->vouchers_title);

  gtk_widget_add_css_class (content, "mn-programme");
  mn_part_row_add (bar, mn_money_button ("list-add-symbolic", _ ("Add voucher"), "budget.add-voucher"));
  mn_part_row_add (bar, mn_money_button ("document-edit-symbolic", _ ("Edit"), "voucher.edit"));
  mn_part_row_add (bar, mn_money_button ("user-trash-symbolic", _ ("Delete"), "voucher.delete"));
  self->view
      = mn_record_view_new (session_of (self), mn_entity_find ("voucher"), columns, G_N_ELEMENTS (columns), self);
  gtk_widget_set_vexpand (self->view, TRUE);
  gtk_widget_add_css_class (self->view, "mn-framed");
  g_signal_connect (self->view, "selected", G_CALLBACK (voucher_selected_cb), self);
  g_signal_connect (self->view, "activated", G_CALLBACK (voucher_activated_cb), self);
  g_signal_connect (self->view, "loaded", G_CALLBACK (vouchers_loaded_cb), self);
  self->nothing = mn_part_label (NULL, "mn-secondary");
  gtk_widget_set_visible (self->nothing, FALSE);
  self->words = mn_part_line (NULL, "mn-secondary");
  gtk_box_append (GTK_BOX (content), create_plan (self));
  gtk_box_append (GTK_BOX (content), bar);
  gtk_box_append (GTK_BOX (content), self->nothing);
  gtk_box_append (GTK_BOX (content), self->view);
  gtk_box_append (GTK_BOX (content), self->words);
  return content;
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

  for (guint i = 0; i < N_WRITING && mn_session_is_read_only (session_of (self)); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], FALSE);
}

static void
mn_budget_page_dispose (GObject *object)
{
  MnBudgetPage *self = MN_BUDGET_PAGE (object);

  self->filling = TRUE;
  G_OBJECT_CLASS (mn_budget_page_parent_class)->dispose (object);
  g_clear_pointer (&self->search, g_free);
}

static gboolean
mn_budget_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MN_BUDGET_PAGE (widget)->plan);
}

static void
mn_budget_page_class_init (MnBudgetPageClass *klass)
{
  static const MnEmptyState empty
      = { "accessories-calculator-symbolic", N_ ("No budget yet"),
          N_ ("Begin with the lines of a year, by source; then add vouchers as money is paid."), N_ ("Add budget line"),
          "budget.add-line" };
  static const char *const tables[] = { "budget_line", "voucher", "programme", "sponsor", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  MnContentPageClass *content_class = MN_CONTENT_PAGE_CLASS (klass);

  object_class->constructed = mn_budget_page_constructed;
  object_class->dispose = mn_budget_page_dispose;
  widget_class->grab_focus = mn_budget_page_grab_focus;
  content_class->empty = &empty;
  content_class->new_label = N_ ("Add voucher");
  content_class->search_hint = N_ ("Number, payee or purpose of a voucher");
  content_class->tables = tables;
  content_class->create_content = create_content;
  content_class->fill = fill;
  content_class->date_changed = date_changed;
  content_class->get_focused = get_focused;
  content_class->create_document = create_document;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, page_action);
}

static void
mn_budget_page_init (MnBudgetPage *self)
{
  self->filling = TRUE;
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
  show_year (self, year);
}

const char *
mn_budget_page_get_words (MnBudgetPage *self)
{
  g_return_val_if_fail (MN_IS_BUDGET_PAGE (self), NULL);
  return gtk_label_get_label (GTK_LABEL (self->words));
}
