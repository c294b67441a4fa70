/* mn-goods-list.c: what a sponsor gave in kind
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-goods-list.h"
#include "mn-i18n.h"
#include "mn-money-parts.h"
#include "mn-sponsor-query.h"

/* Who received what a row tells of. */
typedef struct {
  gint64 child; /* 0: no single child */
  gint64 programme;
} Receiver;

struct _MnGoodsList {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *list;

  /* Owned */
  MnSession *session;
  GArray *receivers; /* of Receiver, as the rows */
};

G_DEFINE_FINAL_TYPE (MnGoodsList, mn_goods_list, GTK_TYPE_WIDGET)

guint
mn_goods_list_fill (MnGoodsList *self, gint64 sponsor)
{
  g_autoptr (GPtrArray) goods = NULL;
  guint n = 0;

  g_return_val_if_fail (MN_IS_GOODS_LIST (self), 0);

  goods = mn_sponsor_query_goods (mn_session_get_reader (self->session), sponsor, NULL);
  mn_money_list_clear (self->list);
  g_array_set_size (self->receivers, 0);
  for (guint i = 0; goods != NULL && i < goods->len; i++)
    {
      const MnGoodsLine *line = g_ptr_array_index (goods, i);
      Receiver receiver = { line->child, line->programme };
      g_autofree char *day = mn_date_format (line->received_on);
      g_autofree char *words = g_strdup_printf ("%s: %s", *line->item != '\0' ? line->item : "–", line->who);
      g_autofree char *quantity = mn_number_format (line->quantity);

      n += (guint)line->quantity;
      g_array_append_val (self->receivers, receiver);
      gtk_list_box_append (GTK_LIST_BOX (self->list), mn_money_row (*day != '\0' ? day : "–", words, quantity, NULL));
    }
  return n;
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, MnGoodsList *self)
{
  const Receiver *receiver = &g_array_index (self->receivers, Receiver, gtk_list_box_row_get_index (row));

  if (receiver->child != 0)
    mn_session_navigate (self->session, "child", receiver->child);
  else
    mn_session_navigate (self->session, "programmes", receiver->programme);
}

static void
mn_goods_list_dispose (GObject *object)
{
  MnGoodsList *self = MN_GOODS_LIST (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->receivers, g_array_unref);
  G_OBJECT_CLASS (mn_goods_list_parent_class)->dispose (object);
}

static void
mn_goods_list_class_init (MnGoodsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_goods_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_goods_list_init (MnGoodsList *self)
{
  self->receivers = g_array_new (FALSE, FALSE, sizeof (Receiver));
  self->list = mn_money_list (_ ("In kind"), _ ("Nothing in kind yet."));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
mn_goods_list_new (MnSession *session)
{
  MnGoodsList *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_GOODS_LIST, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
