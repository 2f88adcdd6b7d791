. "$(dirname "$0")/lib.sh.inc"
# Broken content: every error of every file with its line; a broken mod is switched off and the game goes on.
cp -r "$source/scripts" scripts
printf '\naction { id = "broken", nme = T "x" }\nevent { id = 5 }\n' >>scripts/base/define/actions.lua
printf '\nthis is no lua\n' >>scripts/base/define/powers.lua
expect 1 "actions.lua:" "$cli" --data . scenario list
expect 1 "powers.lua:" "$cli" --data . scenario list
expect 1 "error[" "$cli" --data . lint
expect 0 "Made" "$cli" --mods mods mod new river_story
expect 1 "already there" "$cli" --mods mods mod new river_story
expect 2 "is no id" "$cli" --mods mods mod new "../evil"
expect 0 "0 errors" "$cli" lint mods/river_story
expect 0 "0 errors" "$cli" lint "$source/scripts/examples/river_tolls"
printf 'event { id = "x", colour = 1 }\n' >mods/river_story/define/bad.lua
expect 1 "bad.lua:1: error[" "$cli" lint mods/river_story
expect 0 "base" "$cli" --mods mods scenario list
rm -r scripts/base/define
expect 1 "" "$cli" --data . scenario list
