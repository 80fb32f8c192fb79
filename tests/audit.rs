//! Three centres worked out by hand, and the gates, through the program.

mod common;

use common::{audit_json, codes, dabiao, finding, fixture, grade};
use serde_json::json;

/// fixtures/text/demonstration.txt: all 58 met; the 168 m² hall, 4 of 11 established, 60% under 45.
#[test]
fn a_centre_of_the_demonstration_grade() {
    let got = audit_json(&fixture("demonstration.xlsx"), 0, &[]);
    assert_eq!(got["grade"], "demonstration");
    assert_eq!(got["score"], json!({"earned": 58, "possible": 58, "percent": 100, "low": 100, "high": 100}));
    let standard = grade(&got, "standard");
    // Item 36 has a threshold for demonstration only, so 57 are left.
    assert_eq!(standard["score"]["possible"], 57);
    assert_eq!(
        finding(&got, "36")["verdict_by_grade"],
        json!({"demonstration": "met", "standard": "not_applicable"})
    );
    assert_eq!(finding(&got, "4")["measured"]["text"], "168平方米");
    assert_eq!(
        finding(&got, "4")["at"],
        json!({"file": "demonstration.xlsx", "sheet": "检查表", "cell": "G8"})
    );
    assert_eq!(finding(&got, "4")["measured"]["at"]["cell"], "H8");
    assert_eq!(got["centre"]["name"], "示例甲镇便民服务中心");
    assert_eq!(got["inspected_on"], "2026-05-18");
    assert_eq!(codes(&got), ["parameter_out_of_date"]);
}

/// fixtures/text/standard.txt. For demonstration 8 of 58 are not met (4, 8, 10, 35, 36, 46, 47,
/// 51) and one is partly met (16): 49 + 0.5 = 49.5 of 58, 85.34%. For standard 4, 46 are met and
/// 36 is out: 57 − 5 − 0.5 = 51.5 of 57, 90.35%.
#[test]
fn a_centre_of_the_standard_grade() {
    let got = audit_json(&fixture("standard.xlsx"), 0, &[]);
    assert_eq!(got["grade"], "standard");
    assert_eq!(
        got["score"],
        json!({"earned": 49.5, "possible": 58, "percent": 85.34, "low": 85.34, "high": 85.34})
    );
    let demonstration = grade(&got, "demonstration");
    assert_eq!(demonstration["outcome"], "missed");
    assert_eq!(demonstration["missing"], json!(["4", "8", "36", "46", "51"]));
    assert_eq!(demonstration["unchecked"], json!([]));
    let standard = grade(&got, "standard");
    assert_eq!(standard["outcome"], "reached");
    assert_eq!(standard["score"]["earned"], 51.5);
    assert_eq!(standard["score"]["percent"], 90.35);

    let hall = finding(&got, "4");
    assert_eq!(hall["verdict"], "not_met");
    assert_eq!(hall["verdict_by_grade"]["standard"], "met");
    assert_eq!(hall["measured"]["value"], 132);
    assert_eq!(hall["required"]["value"], 150);
    assert_eq!(hall["required"]["by_grade"], json!({"demonstration": 150, "standard": 100}));
    assert_eq!(hall["shortfall"], json!({"value": 18, "unit": "m2"}));
    assert_eq!((&hall["attested"], &hall["conflict"]), (&json!("met"), &json!(true)));

    // 30% of 14 is 4.2: 5 established staff are needed, 2 more than 3; 20% is 2.8, and 3 are enough.
    let staff = finding(&got, "46");
    assert_eq!((&staff["measured"]["of"], &staff["measured"]["over"]), (&json!(3), &json!(14)));
    assert_eq!(staff["shortfall"], json!({"value": 2, "unit": "person"}));
    assert_eq!(staff["verdict_by_grade"], json!({"demonstration": "not_met", "standard": "met"}));

    // 5/14 under 45 is 35.7%, marked 符合: the measurement stands.
    assert_eq!(finding(&got, "47")["verdict"], "not_met");
    assert_eq!(finding(&got, "16")["points"], json!({"earned": 0.5, "possible": 1}));
    let conflicts: Vec<_> = got["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|finding| finding["conflict"] == true)
        .map(|finding| finding["indicator"].as_str().expect("an id"))
        .collect();
    assert_eq!(conflicts, ["4", "36", "46", "47", "51"]);
    assert_eq!(demonstration["fixes"][0]["shortfall"]["value"], 18);
}

/// fixtures/text/open.txt: 22, 33, 36, 57 blank, 43 not applicable, 47 at 40%. Demonstration: 57
/// count, 52 earned, 4 open: 91.23% to 98.25%. Standard: 36 is out, 56 count: 92.86% to 98.21%.
#[test]
fn a_centre_that_is_not_decided_yet() {
    let got = audit_json(&fixture("open.xlsx"), 0, &[]);
    assert_eq!(got["grade"], json!(null));
    assert_eq!(
        got["score"],
        json!({"earned": 52, "possible": 57, "percent": 91.23, "low": 91.23, "high": 98.25})
    );
    let demonstration = grade(&got, "demonstration");
    assert_eq!(demonstration["outcome"], "open");
    assert_eq!(demonstration["unchecked"], json!(["22", "36", "57"]));
    let standard = grade(&got, "standard");
    assert_eq!(standard["outcome"], "open");
    assert_eq!(standard["unchecked"], json!(["22", "57"]));
    assert_eq!((&standard["score"]["low"], &standard["score"]["high"]), (&json!(92.86), &json!(98.21)));
    // The blank cell is named, so that it can be filled in.
    assert_eq!(finding(&got, "22")["at"]["cell"], "G26");
    // Inspected in 2022, the year of the figure: no warning of that.
    assert_eq!(codes(&got), ["read_bare_ratio"]);
}

#[test]
fn gates_decide_the_exit_code() {
    let code = |file: &str, more: &[&str]| {
        let path = fixture(file);
        let mut args = vec!["audit", path.to_str().expect("UTF-8")];
        args.extend(more);
        dabiao(&args).code
    };
    assert_eq!(code("standard.xlsx", &["--require", "standard"]), 0);
    assert_eq!(code("standard.xlsx", &["--require", "demonstration"]), 10);
    assert_eq!(code("demonstration.xlsx", &["--require", "标准型"]), 0, "a higher grade will do");
    assert_eq!(code("open.xlsx", &["--require", "standard"]), 11);
    assert_eq!(code("standard.xlsx", &["--min-score", "85.34"]), 0);
    // 49.5/58 is 85.3448…%: shown as 85.34, compared unrounded.
    assert_eq!(code("standard.xlsx", &["--min-score", "85.35"]), 10);
    assert_eq!(code("open.xlsx", &["--min-score", "95"]), 11);
    assert_eq!(code("open.xlsx", &["--min-score", "99"]), 10);
    assert_eq!(
        code("open.xlsx", &["--min-score", "99", "--require", "standard"]),
        10,
        "not met before undecided"
    );
    // The format has no say in it.
    assert_eq!(code("standard.xlsx", &["--require", "demonstration", "--format", "json"]), 10);
}

#[test]
fn a_parameter_can_be_set_for_a_run() {
    let got = audit_json(&fixture("demonstration.xlsx"), 0, &["--set", "online_rate=95%"]);
    // 93% was measured.
    assert_eq!(finding(&got, "23")["verdict"], "not_met");
    assert_eq!(finding(&got, "23")["shortfall"], json!({"value": 0.02, "unit": "ratio"}));
    assert_eq!(got["grade"], json!(null));
    assert_eq!(
        got["parameters"],
        json!([{"id": "online_rate", "value": 0.95, "unit": "ratio", "year": null, "set": true}])
    );
    assert!(codes(&got).is_empty(), "a figure that was given is not out of date");
    // Judged as of 2022 the document's own figure holds.
    let got = audit_json(&fixture("demonstration.xlsx"), 0, &["--as-of", "2022-12-31"]);
    assert!(codes(&got).is_empty());
}

#[test]
fn the_same_input_gives_the_same_bytes_wherever_it_goes() {
    let path = fixture("standard.xlsx");
    let path = path.to_str().expect("UTF-8");
    let first = dabiao(["audit", path, "--format", "json"]);
    let second = dabiao(["audit", path, "--format", "json"]);
    assert_eq!(first.out, second.out);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("报告.json");
    let run = dabiao(["audit", path, "--format", "json", "-o", file.to_str().expect("UTF-8")]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert_eq!(std::fs::read_to_string(&file).expect("written"), first.out);
    assert!(!first.out.contains(env!("CARGO_MANIFEST_DIR")), "no absolute path in the output");
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("readable").collect();
    assert_eq!(left.len(), 1, "nothing else is left in the folder");
}

#[test]
fn the_standard_is_found_or_named_by_id_or_path() {
    let path = fixture("standard.xlsx");
    let found = audit_json(&path, 0, &[]);
    assert_eq!(found["standard"]["selected"], json!({"how": "recognised", "rows_matched": 58, "rows": 58}));
    let by_id = audit_json(&path, 0, &["--standard", "ningbo-township"]);
    assert_eq!(by_id["standard"]["selected"], json!({"how": "given"}));
    let by_path = audit_json(&path, 0, &["--standard", "standards/ningbo-township.toml"]);
    assert_eq!(by_path["findings"], by_id["findings"]);
    assert_eq!(by_path["standard"]["sha256"], by_id["standard"]["sha256"]);
}
