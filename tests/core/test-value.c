/* test-value.c: one stored value
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-core.h"
#include "mn-test.h"

static void
test_kinds (void)
{
  g_auto (MnValue) value = MN_VALUE_INIT;
  g_auto (MnValue) copy = MN_VALUE_INIT;

  g_assert_true (mn_value_is_null (&value));
  mn_assert_string (mn_value_to_text (&value), NULL);
  g_assert_true (mn_value_equal (&value, &copy));

  mn_value_set_integer (&value, -5);
  g_assert_cmpint (mn_value_get_integer (&value), ==, -5);
  g_assert_cmpstr (mn_value_get_text (&value), ==, "");
  mn_assert_string (mn_value_to_text (&value), "-5");
  g_assert_false (mn_value_equal (&value, &copy));
  mn_value_copy (&copy, &value);
  g_assert_true (mn_value_equal (&value, &copy));

  mn_value_set_text (&value, "Măng Non");
  g_assert_cmpint (mn_value_get_integer (&value), ==, 0);
  g_assert_cmpstr (mn_value_get_text (&value), ==, "Măng Non");
  g_assert_false (mn_value_equal (&value, &copy));
  mn_value_copy (&copy, &value);
  g_assert_true (value.text != copy.text);
  g_assert_true (mn_value_equal (&value, &copy));

  mn_value_set_text (&value, "");
  g_assert_false (mn_value_is_null (&value));
  mn_value_set_text (&value, NULL);
  g_assert_true (mn_value_is_null (&value));

  mn_value_take_bytes (&value, g_bytes_new ("\x01\x00\xAB", 3));
  mn_assert_string (mn_value_to_text (&value), "0100ab");
  mn_value_copy (&copy, &value);
  g_assert_true (mn_value_equal (&value, &copy));
}

static void
test_itself (void)
{
  g_auto (MnValue) value = MN_VALUE_INIT;

  mn_value_take_text (&value, g_strdup ("Cam Lộ"));
  mn_value_copy (&value, &value);
  mn_value_set_text (&value, value.text + 4);
  g_assert_cmpstr (mn_value_get_text (&value), ==, "Lộ");
  mn_value_take_bytes (&value, g_bytes_new ("a", 1));
  mn_value_copy (&value, &value);
  g_assert_cmpuint (g_bytes_get_size (value.bytes), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value/kinds", test_kinds);
  g_test_add_func ("/value/itself", test_itself);
  return g_test_run ();
}
