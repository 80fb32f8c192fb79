# Two rounds compared: where each comes from

arg-before = Results of the round before (the --out folder of batch, or a results.ndjson), or its checklists not assessed yet (a folder, a roster, a zip)
arg-now = The same of this round
arg-dabiao-compare-standard = By which standard checklists are assessed (id or path of its file); if left out, it is found file by file
arg-old_standard = Assess the checklists of the round before by this standard instead
arg-old_manifest = List of the checklists of the round before
arg-dabiao-compare-manifest = List of the checklists of this round (csv, xlsx and others): file, name, code, region, level, standard
arg-dabiao-compare-waivers = File of waivers (TOML): for the checklists of both rounds, by the day of each inspection
arg-dabiao-compare-level = Level of all centres of the checklists; if left out, from each file or the standard
value-old_manifest = FILE
value-old_standard = STANDARD

rounds-no-results = there is no results.ndjson in { $file }, and no checklist to assess
    .help = give the --out folder of a batch, or a folder of checklists
rounds-unfinished = the batch in { $file } is not finished
    .help = finish it first with dabiao batch --resume
rounds-options-unused = both rounds are results already: --standard and other options for assessing checklists were not used
rounds-option-unused = { $file } holds results already: { $options } changes nothing there
rounds-judged = { $file } holds checklists, which were assessed first: { $files ->
        [one] one file
       *[other] { $files } files
    }, { $centres ->
        [one] one centre
       *[other] { $centres } centres
    } (the results are not kept; dabiao batch --out keeps them)
rounds-refused = { $file } was not assessed, or not in full: { $why }
rounds-interrupted = interrupted; what was assessed is not kept
    .help = assess the checklists with dabiao batch first; that can be gone on with
