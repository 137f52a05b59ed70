//! Every JSON that is printed is as its schema in `docs/schemas` says, with no field that the schema leaves out.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::desk::Desk;

/// What is wrong with a value, by the part of JSON Schema that the schemas use.
fn faults(value: &Value, schema: &Value, at: &str, found: &mut Vec<String>) {
    if let Some(allowed) = schema["enum"].as_array()
        && !allowed.contains(value)
    {
        found.push(format!("{at}: {value} is none of {allowed:?}"));
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().map(|one| one.as_str().unwrap()).collect(),
        _ => Vec::new(),
    };
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the schemas use the type {other}"),
    };
    if !types.is_empty() && !types.iter().any(|name| is(name)) {
        found.push(format!("{at}: {value} is none of {types:?}"));
    }
    if let (Some(minimum), Some(number)) = (schema["minimum"].as_f64(), value.as_f64())
        && number < minimum
    {
        found.push(format!("{at}: {number} is below {minimum}"));
    }
    for item in value.as_array().into_iter().flatten() {
        faults(item, &schema["items"], &format!("{at}[]"), found);
    }
    if value.is_object() && types.contains(&"object") && schema["properties"].is_null() {
        found.push(format!("{at}: the schema says nothing of its fields"));
    }
    let (Some(fields), Some(known)) = (value.as_object(), schema["properties"].as_object()) else { return };
    let required = schema["required"].as_array().into_iter().flatten().map(|name| name.as_str().unwrap());
    found.extend(required.filter(|name| !fields.contains_key(*name)).map(|name| format!("{at}: no {name}")));
    for (name, field) in fields {
        match known.get(name) {
            Some(schema) => faults(field, schema, &format!("{at}.{name}"), found),
            None => found.push(format!("{at}: {name} is not in the schema")),
        }
    }
}

fn check(name: &str, value: &Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schemas").join(name).with_extension("json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut found = Vec::new();
    faults(value, &schema, name, &mut found);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_is_printed_is_as_the_schemas_say() {
    let desk = Desk::new();
    for time in ["fresh", "used"] {
        if time == "used" {
            desk.prints(&["tick", "closures"]);
            desk.prints(&["doing", "recursion"]);
            desk.prints(&["note", "closures", "words"]);
            desk.prints(&["log", "45", "--item", "closures"]);
            desk.prints(&["set", "start", "2026-01-01"]);
        }
        for name in ["status", "list", "today", "next", "roadmaps", "changes"] {
            check(name, &desk.json(&[name, "--json"]));
        }
        check("export", &desk.json(&["export", "--format", "json"]));
    }
}

#[test]
fn changes_are_as_their_schema_says() {
    let desk = Desk::new();
    let before = "# Go\n## Basics\n- [ ] reading files line by line\n- [ ] maps\n- [x] slices\n";
    desk.file("go.md", before);
    desk.prints(&["tick", "-r", "go.md", "maps", "reading files line by line"]);
    desk.file("go.md", "# Go\n## Basics\n- [ ] reading files line after line\n- [ ] channels\n- [ ] slices\n");
    let changes = desk.json(&["changes", "-r", "go.md", "--json"]);
    assert!(changes["changes"].as_array().unwrap().len() >= 2, "{changes}");
    check("changes", &changes);
}

#[test]
fn a_schema_finds_what_is_not_as_it_says() {
    let schema = serde_json::json!({"type": "array", "items": {"type": "object", "required": ["a"], "properties":
        {"a": {"type": "integer", "minimum": 0}, "b": {"enum": ["x", null]}}}});
    let wrong = |value: Value| {
        let mut found = Vec::new();
        faults(&value, &schema, "", &mut found);
        found.len()
    };
    assert_eq!(wrong(serde_json::json!([{"a": 1, "b": null}])), 0);
    assert_eq!(wrong(serde_json::json!([{"a": -1, "b": "y"}, {"c": 1}])), 4);
    assert_eq!(wrong(serde_json::json!({})), 1);
}
