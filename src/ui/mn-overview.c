/* mn-overview.c: the page Tổng quan
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-overview-private.h"

#include "mn-calendar.h"
#include "mn-i18n.h"
#include "mn-overview-units.h"
#include "mn-session-units.h"

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

enum {
  LOADED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void load (MnOverview *self);

/* Nothing of a page's abilities is needed here: nothing is added, searched or printed. */
static void
page_iface_init (MnPageInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MnOverview, mn_overview, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

/* One reading, shared with its worker. The register is not closed under a worker's connection: stop_reading() waits for
 * it. */
struct _MnReading {
  MnStore *store;   /* owned */
  MnUnitView *view; /* owned; NULL: by the units that are written down */
  gint64 unit;      /* the register's */
  MnDate on;

  GMutex lock;
  GCond idle;
  MnDb *db; /* while the worker has one */
  gboolean stopped;
};

static void
reading_clear (MnReading *reading)
{
  g_clear_object (&reading->store);
  g_clear_pointer (&reading->view, mn_unit_view_unref);
  g_mutex_clear (&reading->lock);
  g_cond_clear (&reading->idle);
}

static void
reading_unref (MnReading *reading)
{
  g_atomic_rc_box_release_full (reading, (GDestroyNotify)reading_clear);
}

static void
stop_reading (MnOverview *self)
{
  MnReading *reading = g_steal_pointer (&self->reading);

  if (reading == NULL)
    return;

  g_mutex_lock (&reading->lock);
  reading->stopped = TRUE;
  if (reading->db != NULL)
    mn_db_interrupt (reading->db);
  while (reading->db != NULL)
    g_cond_wait (&reading->idle, &reading->lock);
  g_mutex_unlock (&reading->lock);
  reading_unref (reading);
}

static MnDb *
open_reader (MnReading *reading, GError **error)
{
  g_mutex_lock (&reading->lock);
  if (reading->stopped)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
  else
    reading->db = mn_store_open_reader (reading->store, error);
  g_mutex_unlock (&reading->lock);
  return reading->db;
}

static void
close_reader (MnReading *reading)
{
  g_mutex_lock (&reading->lock);
  g_clear_pointer (&reading->db, mn_db_free);
  g_cond_signal (&reading->idle);
  g_mutex_unlock (&reading->lock);
}

static void
read_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MnReading *reading = data;
  GError *error = NULL;
  MnDb *db = open_reader (reading, &error);
  MnFigures *figures = NULL;

  if (db != NULL)
    {
      figures = mn_overview_query_run (db, reading->on, mn_calendar_first (reading->on), mn_calendar_last (reading->on),
                                       &error);
      close_reader (reading);
      if (figures != NULL && reading->view != NULL)
        mn_overview_units_regroup (figures, reading->view, reading->unit);
    }

  if (figures != NULL)
    g_task_return_pointer (task, figures, (GDestroyNotify)mn_figures_free);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MnOverview *self = MN_OVERVIEW (source);
  g_autoptr (GError) error = NULL;
  MnFigures *figures = g_task_propagate_pointer (G_TASK (result), &error);

  /* Taken out of the window meanwhile: the register may be closed. */
  if (g_task_get_task_data (G_TASK (result)) != self->reading)
    {
      g_clear_pointer (&figures, mn_figures_free);
      return;
    }

  g_clear_pointer (&self->reading, reading_unref);
  if (figures == NULL)
    {
      adw_status_page_set_description (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
    }
  else
    {
      MnFigures *old = g_steal_pointer (&self->figures);

      /* The lists borrow from the figures: the old ones go last. */
      self->figures = figures;
      _mn_overview_fill (self);
      g_clear_pointer (&old, mn_figures_free);
      gtk_stack_set_visible_child_name (self->stack,
                                        figures->n_children > 0 || figures->plans->len > 0 ? "content" : "empty");
    }

  if (self->waiting)
    load (self);
  else
    {
      self->loaded = TRUE;
      g_signal_emit (self, signals[LOADED], 0);
    }
}

/* One reading at a time: what changes meanwhile is read after it. */
static void
load (MnOverview *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->gone)
    return;

  if (self->reading != NULL)
    {
      self->waiting = TRUE;
      return;
    }

  self->waiting = FALSE;
  self->loaded = FALSE;
  self->reading = g_atomic_rc_box_new0 (MnReading);
  self->reading->store = g_object_ref (mn_register_get_store (mn_session_get_register (self->session)));
  self->reading->on = mn_session_get_working_date (self->session);
  self->reading->unit = mn_register_get_unit (mn_session_get_register (self->session));
  self->reading->view = mn_session_get_unit_view (self->session);
  if (self->reading->view != NULL)
    mn_unit_view_ref (self->reading->view);
  g_mutex_init (&self->reading->lock);
  g_cond_init (&self->reading->idle);

  task = g_task_new (self, NULL, on_read, NULL);
  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self->reading), (GDestroyNotify)reading_unref);
  g_task_run_in_thread (task, read_in_worker);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, MnOverview *self)
{
  _mn_overview_row_activated (self, row);
}

static void
on_strip_activated (MnMonthStrip *strip, gint64 programme, MnOverview *self)
{
  mn_session_navigate (self->session, "programmes", programme);
}

static void
mn_overview_unroot (GtkWidget *widget)
{
  MN_OVERVIEW (widget)->gone = TRUE;
  stop_reading (MN_OVERVIEW (widget));

  GTK_WIDGET_CLASS (mn_overview_parent_class)->unroot (widget);
}

static void
mn_overview_constructed (GObject *object)
{
  MnOverview *self = MN_OVERVIEW (object);

  G_OBJECT_CLASS (mn_overview_parent_class)->constructed (object);

  g_signal_connect_object (self->session, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "working-date-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "units-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
}

/* The figures are read once the page has been painted: the worker, the X server and the first frame would share two
 * cores. */
static gboolean
load_after_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MnOverview *self = MN_OVERVIEW (widget);

  if (!self->painted)
    {
      self->painted = TRUE;
      return G_SOURCE_CONTINUE;
    }
  if (self->reading == NULL && !self->loaded)
    load (self);
  return G_SOURCE_REMOVE;
}

static void
mn_overview_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mn_overview_parent_class)->map (widget);

  if (!MN_OVERVIEW (widget)->loaded)
    gtk_widget_add_tick_callback (widget, load_after_frame, NULL, NULL);
}

static void
mn_overview_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MnOverview *self = MN_OVERVIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mn_overview_dispose (GObject *object)
{
  MnOverview *self = MN_OVERVIEW (object);
  GtkWidget *child;

  stop_reading (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MN_TYPE_OVERVIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->figures, mn_figures_free);

  G_OBJECT_CLASS (mn_overview_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MnOverview, stack);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, children);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, children_detail);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, assistance);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, assistance_detail);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, assistance_bar);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, cards);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, cards_detail);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, awards_title);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, awards);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, awards_detail);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, money_title);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, money);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, money_detail);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, month_title);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, endings_title);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, strip);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, due);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, endings);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, checks);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, places);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, places_title);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, assisted_title);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, ages);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, assisted);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, indicators_title);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, indicators);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, problem);
}

static void
mn_overview_class_init (MnOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mn_overview_constructed;
  object_class->set_property = mn_overview_set_property;
  object_class->dispose = mn_overview_dispose;
  widget_class->map = mn_overview_map;
  widget_class->unroot = mn_overview_unroot;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MN_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[LOADED] = g_signal_new ("loaded", MN_TYPE_OVERVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MN_TYPE_SHARE_BAR);
  g_type_ensure (MN_TYPE_BARS);
  g_type_ensure (MN_TYPE_MONTH_STRIP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mangnon/MangNon/ui/mn-overview.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_strip_activated);
}

static void
mn_overview_init (MnOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
mn_overview_get_shown (MnOverview *self)
{
  g_return_val_if_fail (MN_IS_OVERVIEW (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

gboolean
mn_overview_is_loaded (MnOverview *self)
{
  g_return_val_if_fail (MN_IS_OVERVIEW (self), FALSE);

  return self->loaded;
}
