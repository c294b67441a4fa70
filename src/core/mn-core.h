/* mn-core.h: the values every other floor speaks in
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-collate.h"
#include "mn-date.h"
#include "mn-fold.h"
#include "mn-i18n.h"
#include "mn-label-text.h"
#include "mn-locale.h"
#include "mn-lunar.h"
#include "mn-money.h"
#include "mn-name.h"
#include "mn-number.h"
#include "mn-private-file.h"
#include "mn-text.h"
#include "mn-tsv.h"
#include "mn-value.h"
#include "mn-words.h"
