/* leak-report.c: preloaded where leaks are looked for, so that the report tells of ours and names whose memory it is
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

int dlclose (void *handle);
void __lsan_disable (void);
void __lsan_enable (void);
void mn_leak_report_begin (void);

/* Every library stays loaded: an unloaded one cannot be named in a suppression. */
int
dlclose (void *handle)
{
  (void)handle;
  return 0;
}

/* GLib drops its table of quarks, made while it is loaded, without freeing it when a program has more than 2,048
 * (others may be reading it). Of what libraries make before main() nothing is told: this is the first to be
 * initialised. */
__attribute__ ((constructor)) static void
wait_for_main (void)
{
  __lsan_disable ();
}

/* Once, by the thread of main(). */
void
mn_leak_report_begin (void)
{
  __lsan_enable ();
}
