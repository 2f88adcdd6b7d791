#!/bin/sh
# The window shows no sentence that printf puts together: words stand in forms, which a catalogue can turn around.
set -eu
cd "$1"
found=$(grep -nE '(campaign_text|snprintf|str_addf)\([^"]*"([^"]*[^%"a-zA-Z0-9.*])?[A-Za-z]{3,}[^"]*"' engine/ui/*.c | grep -vE 'engine/ui/draw\.c|"[a-z_]+%[ds]"' || true)
[ -z "$found" ] || { echo "$found"; echo "write it as a form with {places}: campaign_form, campaign_count or TEXT_FORMAT"; exit 1; }
