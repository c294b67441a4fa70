/* mn-sponsor-details.c: a sponsor: its schemes and rates, its goods, the children it supports
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-award-sum.h"
#include "mn-details-parts.h"
#include "mn-goods-list.h"
#include "mn-money-parts.h"
#include "mn-scheme-list.h"
#include "mn-sponsor-details.h"
#include "mn-sponsor-query.h"

#define CARD_HEIGHT 132

struct _MnSponsorDetails {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *name;
  GtkWidget *line;
  GtkWidget *sponsor_buttons;
  GtkWidget *schemes_title, *schemes;
  GtkWidget *goods_title, *goods;
  GtkWidget *awards_title;
  GtkWidget *without; /* says which awards have no amount, and why */
  GtkWidget *nothing; /* why the table is empty, and what to do */
  GtkWidget *in_force;
  GtkWidget *view;

  /* Owned */
  MnSession *session;
  char *search;

  gint64 sponsor;
  gint64 scheme;
  guint n_goods;
};

G_DEFINE_FINAL_TYPE (MnSponsorDetails, mn_sponsor_details, GTK_TYPE_WIDGET)

/* Head ------------------------------------------------------------------------------------------- */

static gboolean
show_head (MnSponsorDetails *self)
{
  g_autoptr (GPtrArray) all = mn_sponsor_query_all (mn_session_get_reader (self->session), NULL);
  const MnSponsorLine *line = NULL;
  GtkWidget *words;

  for (guint i = 0; all != NULL && i < all->len && line == NULL; i++)
    if (((MnSponsorLine *)g_ptr_array_index (all, i))->id == self->sponsor)
      line = g_ptr_array_index (all, i);
  gtk_widget_set_visible (self->sponsor_buttons, line != NULL);
  mn_part_clear (self->line);
  gtk_label_set_label (GTK_LABEL (self->name), line != NULL ? line->name : _ ("All sponsors"));
  if (line != NULL)
    {
      const char *parts[] = { line->contact, line->phone, line->address, line->note };
      g_autoptr (GString) text = g_string_new (NULL);
      GtkWidget *kind = gtk_label_new (mn_money_choice ("sponsor", "kind", line->kind));

      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        if (*parts[i] != '\0')
          g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
      gtk_widget_add_css_class (kind, "mn-chip");
      gtk_widget_set_valign (kind, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (self->line), kind);
      words = mn_part_line (text->str, "mn-secondary");
      gtk_widget_set_tooltip_text (words, text->str);
    }
  else
    words = mn_part_line (_ ("Every award and everything given in kind, whoever it comes from"), "mn-secondary");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (self->line), words);
  return line != NULL || self->sponsor == 0;
}

/* Awards ----------------------------------------------------------------------------------------- */

static MnDate
asked_day (MnSponsorDetails *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->in_force)) ? mn_session_get_working_date (self->session)
                                                                         : MN_DATE_NONE;
}

static void
show_sum (MnSponsorDetails *self, GPtrArray *awards)
{
  g_auto (MnAwardSum) sum = mn_award_sum (awards, self->scheme);
  g_autofree char *children = mn_number_format (mn_award_sum_children (&sum));
  g_autofree char *money = mn_money_format (sum.amount);
  g_autofree char *title = g_strdup_printf (_ ("Children awarded: %s children, %s đ a year"), children, money);
  g_autofree char *count = mn_number_format (sum.n_without);
  g_autofree char *without = NULL;
  g_autofree char *text = NULL;

  gtk_label_set_label (GTK_LABEL (self->awards_title), title);
  without
      = g_strdup_printf (ngettext ("%s award has no amount yet", "%s awards have no amount yet", sum.n_without), count);
  text = sum.note != NULL ? g_strdup_printf ("%s: %s", without, sum.note) : g_strdup (without);
  gtk_label_set_label (GTK_LABEL (self->without), text);
  gtk_widget_set_tooltip_text (self->without, text);
  gtk_widget_set_visible (self->without, sum.n_without > 0);
}

/* The awards of the schemes shown: of one of them, of the sponsor's, or of all. */
static void
ask (MnSponsorDetails *self)
{
  const MnEntity *entity = mn_entity_find ("award");
  g_autoptr (MnQuery) query = mn_query_new (entity);
  guint field = (guint)mn_entity_field (entity, "scheme");
  g_autoptr (GArray) schemes = mn_scheme_list_get_schemes (MN_SCHEME_LIST (self->schemes));
  gboolean filtered = FALSE;

  mn_query_set_search (query, self->search != NULL ? self->search : "");
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->in_force)))
    mn_query_set_on (query, mn_session_get_working_date (self->session));
  for (guint i = 0; i < schemes->len && (self->sponsor != 0 || self->scheme != 0); i++)
    {
      gint64 scheme = g_array_index (schemes, gint64, i);
      g_auto (MnValue) value = MN_VALUE_INIT;

      if (self->scheme != 0 && scheme != self->scheme)
        continue;
      mn_value_set_integer (&value, scheme);
      mn_query_add_filter (query, field, &value);
      filtered = TRUE;
    }
  if (!filtered && self->sponsor != 0)
    {
      g_auto (MnValue) nothing = MN_VALUE_INIT;

      mn_value_set_integer (&nothing, -1);
      mn_query_add_filter (query, field, &nothing);
    }
  mn_record_view_set_query (MN_RECORD_VIEW (self->view), query);
}

/* Why no award is listed: the nearest of the reasons, with what helps. (transfer full) */
static char *
nothing_text (MnSponsorDetails *self)
{
  g_autoptr (GArray) schemes = mn_scheme_list_get_schemes (MN_SCHEME_LIST (self->schemes));
  MnDate on = asked_day (self);
  g_autofree char *day = mn_date_format (on);

  if (self->search != NULL && *self->search != '\0')
    return g_strdup (_ ("No award matches the search."));
  if (schemes->len == 0)
    return g_strdup (_ ("There is no scheme yet: add one above, then its awards."));
  if (mn_date_is_set (on))
    return g_strdup_printf (_ ("No award is in force on %s: show those of other days too, or add one."), day);
  return g_strdup (_ ("No child is awarded yet: add an award with the button above."));
}

static void
awards_loaded_cb (MnRecordView *view, MnSponsorDetails *self)
{
  gboolean is_empty = mn_record_list_get_n_found (mn_record_view_get_list (view)) == 0;
  g_autofree char *text = is_empty ? nothing_text (self) : NULL;

  gtk_label_set_label (GTK_LABEL (self->nothing), text != NULL ? text : "");
  gtk_widget_set_visible (self->nothing, is_empty);
}

static char *
amount_text (MnRow *row, guint field, gpointer user_data)
{
  const MnRowData *data = mn_row_get_data (row);

  if (data == NULL || !mn_value_is_null (&data->values[field]))
    return NULL;
  return g_strdup (_ ("no amount yet"));
}

static const MnViewColumn columns[] = {
  { "child", NULL, 166, FALSE, NULL },   { "level", NULL, 124, FALSE, NULL },
  { "scheme", NULL, 130, TRUE, NULL },   { "amount", NULL, 116, FALSE, amount_text },
  { "period", NULL, 96, FALSE, NULL },   { "valid_from", NULL, 92, FALSE, NULL },
  { "valid_to", NULL, 92, FALSE, NULL },
};

/* Schemes and rates ------------------------------------------------------------------------------ */

static void
show_schemes (MnSponsorDetails *self, GPtrArray *awards)
{
  guint n = mn_scheme_list_fill (MN_SCHEME_LIST (self->schemes), self->sponsor, self->scheme, awards);
  g_autofree char *title = g_strdup_printf (_ ("Schemes and rates (%u)"), n);

  gtk_label_set_label (GTK_LABEL (self->schemes_title), title);
}

/* The scheme or rate chosen; FALSE: none. */
static gboolean
selected_part (MnSponsorDetails *self, const char **entity, gint64 *row_id)
{
  gint64 scheme, rate;
  gboolean chosen = mn_scheme_list_get_selected (MN_SCHEME_LIST (self->schemes), &scheme, &rate);

  *entity = rate != 0 ? "scheme_rate" : "scheme";
  *row_id = rate != 0 ? rate : scheme;
  return chosen;
}

static void
part_selected_cb (MnSchemeList *list, MnSponsorDetails *self)
{
  g_autoptr (GPtrArray) awards = NULL;
  gint64 rate;

  mn_scheme_list_get_selected (list, &self->scheme, &rate);
  awards = mn_sponsor_query_awards (mn_session_get_reader (self->session), self->sponsor, 0, asked_day (self), NULL);
  show_sum (self, awards);
  ask (self);
}

static void
show_goods (MnSponsorDetails *self)
{
  g_autofree char *count = NULL;
  g_autofree char *title = NULL;

  self->n_goods = mn_goods_list_fill (MN_GOODS_LIST (self->goods), self->sponsor);
  count = mn_number_format (self->n_goods);
  title = g_strdup_printf (_ ("In kind (%s)"), count);
  gtk_label_set_label (GTK_LABEL (self->goods_title), title);
}

/* Actions ---------------------------------------------------------------------------------------- */

static void
award_activated_cb (MnRecordView *view, gint64 award, MnSponsorDetails *self)
{
  g_autoptr (MnRecord) record
      = mn_record_load (mn_session_get_reader (self->session), mn_entity_find ("award"), award, NULL);

  if (record != NULL)
    mn_session_navigate (self->session, "child", mn_record_get_integer (record, "child"));
}

static void
edit (MnSponsorDetails *self, const char *entity, gint64 row_id)
{
  mn_session_edit (self->session, GTK_WIDGET (self), mn_entity_find (entity), row_id, NULL);
}

static void
part_activated_cb (MnSchemeList *list, MnSponsorDetails *self)
{
  const char *entity;
  gint64 row_id;

  if (selected_part (self, &entity, &row_id))
    edit (self, entity, row_id);
}

/* The scheme that a new rate or award is of: the one selected, or the only one there is. */
static gint64
current_scheme (MnSponsorDetails *self)
{
  g_autoptr (GArray) schemes = mn_scheme_list_get_schemes (MN_SCHEME_LIST (self->schemes));

  if (self->scheme != 0)
    return self->scheme;
  return schemes->len == 1 ? g_array_index (schemes, gint64, 0) : 0;
}

/* The school year that the day is in: it begins in September. */
static char *
school_year (MnDate on)
{
  int first = on.month >= 9 ? on.year : on.year - 1;

  return g_strdup_printf ("%d-%d", first, first + 1);
}

static void
add (MnSponsorDetails *self, const char *name)
{
  const MnEntity *entity = mn_entity_find (name);
  MnRecord *preset = mn_record_new (entity);
  MnDate on = mn_session_get_working_date (self->session);
  gint64 scheme = current_scheme (self);
  g_autofree char *year = school_year (on);

  mn_record_set_date (preset, "valid_from", on);
  if (strcmp (name, "scheme") == 0)
    {
      if (self->sponsor != 0)
        mn_record_set_integer (preset, "sponsor", self->sponsor);
    }
  else if (scheme != 0)
    mn_record_set_integer (preset, "scheme", scheme);
  if (strcmp (name, "award") == 0)
    {
      g_autoptr (MnRecord) of = scheme != 0 ? mn_record_load (mn_session_get_reader (self->session),
                                                              mn_entity_find ("scheme"), scheme, NULL)
                                            : NULL;

      mn_record_set_text (preset, "school_year", year);
      if (of != NULL)
        mn_record_set_text (preset, "period", mn_record_get_text (of, "period"));
    }
  mn_session_edit (self->session, GTK_WIDGET (self), entity, 0, preset);
}

static void
sponsor_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnSponsorDetails *self = MN_SPONSOR_DETAILS (widget);

  if (strcmp (name, "sponsor.add-scheme") == 0)
    add (self, "scheme");
  else if (strcmp (name, "sponsor.add-rate") == 0)
    add (self, "scheme_rate");
  else if (strcmp (name, "sponsor.add-award") == 0)
    add (self, "award");
  else if (self->sponsor == 0)
    mn_session_toast (self->session, _ ("Choose a sponsor first."));
  else if (strcmp (name, "sponsor.edit") == 0)
    edit (self, "sponsor", self->sponsor);
  else if (strcmp (name, "sponsor.delete") == 0)
    mn_session_delete (self->session, mn_entity_find ("sponsor"), self->sponsor);
  else
    mn_session_show_history (self->session, widget, mn_entity_find ("sponsor"), self->sponsor);
}

static void
part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnSponsorDetails *self = MN_SPONSOR_DETAILS (widget);
  const char *entity = "award";
  gint64 row_id = mn_record_view_get_selected (MN_RECORD_VIEW (self->view));

  if (g_str_has_prefix (name, "scheme."))
    selected_part (self, &entity, &row_id);
  if (row_id == 0)
    mn_session_toast (self->session, _ ("Choose a row first."));
  else if (g_str_has_suffix (name, ".edit"))
    edit (self, entity, row_id);
  else
    mn_session_delete (self->session, mn_entity_find (entity), row_id);
}

/* Making ----------------------------------------------------------------------------------------- */

static void
mn_sponsor_details_dispose (GObject *object)
{
  MnSponsorDetails *self = MN_SPONSOR_DETAILS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->search, g_free);
  G_OBJECT_CLASS (mn_sponsor_details_parent_class)->dispose (object);
}

static const char *const sponsor_actions[] = { "sponsor.edit",       "sponsor.history",  "sponsor.delete",
                                               "sponsor.add-scheme", "sponsor.add-rate", "sponsor.add-award" };
static const char *const part_actions[] = { "scheme.edit", "scheme.delete", "award.edit", "award.delete" };

static void
mn_sponsor_details_class_init (MnSponsorDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_sponsor_details_dispose;
  for (guint i = 0; i < G_N_ELEMENTS (sponsor_actions); i++)
    gtk_widget_class_install_action (widget_class, sponsor_actions[i], NULL, sponsor_action);
  for (guint i = 0; i < G_N_ELEMENTS (part_actions); i++)
    gtk_widget_class_install_action (widget_class, part_actions[i], NULL, part_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_head (MnSponsorDetails *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *top = mn_part_row (0);

  self->name = mn_part_line (NULL, "mn-name");
  gtk_widget_set_hexpand (self->name, TRUE);
  mn_part_row_add (top, self->name);
  self->sponsor_buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->sponsor_buttons),
                  mn_money_button ("document-edit-symbolic", _ ("Edit the sponsor"), "sponsor.edit"));
  gtk_box_append (GTK_BOX (self->sponsor_buttons),
                  mn_money_button ("document-open-recent-symbolic", _ ("History"), "sponsor.history"));
  gtk_box_append (GTK_BOX (self->sponsor_buttons),
                  mn_money_button ("user-trash-symbolic", _ ("Delete the sponsor"), "sponsor.delete"));
  mn_part_row_add (top, self->sponsor_buttons);
  gtk_box_append (GTK_BOX (head), top);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_box_append (GTK_BOX (head), self->line);
  return head;
}

static GtkWidget *
create_cards (MnSponsorDetails *self)
{
  GtkWidget *cards = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *bar = mn_money_bar (&self->schemes_title);
  GtkWidget *card;

  mn_part_row_add (bar, mn_money_button ("list-add-symbolic", _ ("Add scheme"), "sponsor.add-scheme"));
  mn_part_row_add (bar, mn_money_button (NULL, _ ("Add rate"), "sponsor.add-rate"));
  mn_part_row_add (bar, mn_money_button ("document-edit-symbolic", _ ("Edit"), "scheme.edit"));
  mn_part_row_add (bar, mn_money_button ("user-trash-symbolic", _ ("Delete"), "scheme.delete"));
  self->schemes = mn_scheme_list_new (self->session);
  g_signal_connect (self->schemes, "selected", G_CALLBACK (part_selected_cb), self);
  g_signal_connect (self->schemes, "activated", G_CALLBACK (part_activated_cb), self);
  card = mn_money_card (bar, self->schemes, CARD_HEIGHT);
  gtk_widget_set_hexpand (card, TRUE);
  gtk_box_append (GTK_BOX (cards), card);

  bar = mn_money_bar (&self->goods_title);
  self->goods = mn_goods_list_new (self->session);
  card = mn_money_card (bar, self->goods, CARD_HEIGHT);
  gtk_widget_set_size_request (card, 330, -1);
  gtk_box_append (GTK_BOX (cards), card);
  return cards;
}

static GtkWidget *
create_awards_bar (MnSponsorDetails *self)
{
  GtkWidget *bar = mn_money_bar (&self->awards_title);

  self->in_force = gtk_check_button_new_with_label (_ ("Only in force on the working date"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->in_force), TRUE);
  g_signal_connect_swapped (self->in_force, "toggled", G_CALLBACK (mn_sponsor_details_reload), self);
  mn_part_row_add (bar, self->in_force);
  mn_part_row_add (bar, mn_money_button ("list-add-symbolic", _ ("Add award"), "sponsor.add-award"));
  mn_part_row_add (bar, mn_money_button ("document-edit-symbolic", _ ("Edit"), "award.edit"));
  mn_part_row_add (bar, mn_money_button ("user-trash-symbolic", _ ("Delete"), "award.delete"));
  return bar;
}

static void
mn_sponsor_details_init (MnSponsorDetails *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->box, "mn-programme");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
mn_sponsor_details_new (MnSession *session)
{
  MnSponsorDetails *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_SPONSOR_DETAILS, NULL);
  self->session = g_object_ref (session);
  gtk_box_append (GTK_BOX (self->box), create_head (self));
  gtk_box_append (GTK_BOX (self->box), create_cards (self));
  gtk_box_append (GTK_BOX (self->box), create_awards_bar (self));
  self->without = mn_part_line (NULL, "mn-form-warning");
  gtk_box_append (GTK_BOX (self->box), self->without);
  self->view = mn_record_view_new (session, mn_entity_find ("award"), columns, G_N_ELEMENTS (columns), self);
  gtk_widget_set_vexpand (self->view, TRUE);
  gtk_widget_add_css_class (self->view, "mn-framed");
  g_signal_connect (self->view, "activated", G_CALLBACK (award_activated_cb), self);
  g_signal_connect (self->view, "loaded", G_CALLBACK (awards_loaded_cb), self);
  self->nothing = mn_part_label (NULL, "mn-secondary");
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->nothing);
  gtk_box_append (GTK_BOX (self->box), self->view);
  for (guint i = 2; i < G_N_ELEMENTS (sponsor_actions) && mn_session_is_read_only (session); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), sponsor_actions[i], FALSE);
  for (guint i = 1; i < G_N_ELEMENTS (part_actions) && mn_session_is_read_only (session); i += 2)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), part_actions[i], FALSE);
  return GTK_WIDGET (self);
}

void
mn_sponsor_details_set_sponsor (MnSponsorDetails *self, gint64 sponsor)
{
  g_return_if_fail (MN_IS_SPONSOR_DETAILS (self));

  if (self->sponsor != sponsor)
    self->scheme = 0;
  self->sponsor = sponsor;
  mn_sponsor_details_reload (self);
}

void
mn_sponsor_details_set_scheme (MnSponsorDetails *self, gint64 scheme)
{
  g_return_if_fail (MN_IS_SPONSOR_DETAILS (self));

  self->scheme = scheme;
  mn_sponsor_details_reload (self);
}

gint64
mn_sponsor_details_get_scheme (MnSponsorDetails *self)
{
  g_return_val_if_fail (MN_IS_SPONSOR_DETAILS (self), 0);
  return self->scheme;
}

void
mn_sponsor_details_set_search (MnSponsorDetails *self, const char *text)
{
  g_return_if_fail (MN_IS_SPONSOR_DETAILS (self));

  g_free (self->search);
  self->search = g_strdup (text);
  ask (self);
}

void
mn_sponsor_details_set_in_force_only (MnSponsorDetails *self, gboolean only)
{
  g_return_if_fail (MN_IS_SPONSOR_DETAILS (self));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->in_force), only);
}

void
mn_sponsor_details_reload (MnSponsorDetails *self)
{
  g_autoptr (GPtrArray) awards = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MN_IS_SPONSOR_DETAILS (self));

  gtk_widget_set_visible (self->box, show_head (self));
  awards = mn_sponsor_query_awards (mn_session_get_reader (self->session), self->sponsor, 0, asked_day (self), &error);
  if (awards == NULL)
    mn_session_toast_error (self->session, error);
  show_schemes (self, awards);
  show_goods (self);
  show_sum (self, awards);
  ask (self);
}

MnRecordView *
mn_sponsor_details_get_view (MnSponsorDetails *self)
{
  g_return_val_if_fail (MN_IS_SPONSOR_DETAILS (self), NULL);
  return MN_RECORD_VIEW (self->view);
}

const char *
mn_sponsor_details_get_sum (MnSponsorDetails *self)
{
  g_return_val_if_fail (MN_IS_SPONSOR_DETAILS (self), NULL);
  return gtk_label_get_label (GTK_LABEL (self->awards_title));
}

guint
mn_sponsor_details_get_n_goods (MnSponsorDetails *self)
{
  g_return_val_if_fail (MN_IS_SPONSOR_DETAILS (self), 0);
  return self->n_goods;
}

gboolean
mn_sponsor_details_get_focused (MnSponsorDetails *self, const MnEntity **entity, gint64 *row_id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const char *part;
  gint64 part_id;
  gint64 award = mn_record_view_get_selected (MN_RECORD_VIEW (self->view));

  g_return_val_if_fail (MN_IS_SPONSOR_DETAILS (self), FALSE);

  *entity = mn_entity_find ("sponsor");
  *row_id = self->sponsor;
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->schemes) && selected_part (self, &part, &part_id))
    {
      *entity = mn_entity_find (part);
      *row_id = part_id;
    }
  else if (focus != NULL && gtk_widget_is_ancestor (focus, self->view) && award != 0)
    {
      *entity = mn_entity_find ("award");
      *row_id = award;
    }
  return *row_id != 0;
}
