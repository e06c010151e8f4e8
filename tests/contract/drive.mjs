// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Drives all 24 operations through the validator at URL, the successes and the business errors a valid
// request can meet. usage: node drive.mjs URL
const [base] = process.argv.slice(2);
const root = base + "/api/v2/tenant/";
const agent = "drive.mjs"; // what seen.mjs looks for
let token = "";
let failures = 0;

function fail(what, detail) {
    failures += 1;
    if (failures > 10) return; // one mistake in a list shows a hundred times
    console.error(`contract: ${what}: ${detail}`);
}

async function call(method, path, status, body, code) {
    const headers = {
        Authorization: `Bearer ${token}`,
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": agent,
    };
    const answer = await fetch(root + path, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    const what = `${method} ${path}`;
    if (answer.headers.has("sl-violations")) fail(what, answer.headers.get("sl-violations"));
    if (answer.status !== status) fail(what, `status ${answer.status} instead of ${status}: ${text.slice(0, 600)}`);
    const json = text && answer.headers.get("content-type")?.includes("json") ? JSON.parse(text) : {};
    if (code && (json.error_code ?? json.error) !== code) fail(what, `answered ${text} instead of ${code}`);
    return json;
}

async function signIn() {
    const answer = await fetch(root + "token", {
        method: "POST",
        headers: {
            Authorization: "Basic " + Buffer.from("demo:demo-secret").toString("base64"),
            "Content-Type": "application/x-www-form-urlencoded",
            "User-Agent": agent,
        },
        body: "grant_type=client_credentials",
    });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`no token: ${answer.status} ${text}`);
    token = JSON.parse(text).access_token;
}

const enc = encodeURIComponent;

async function reads() {
    const users = await call("GET", "users?org_id=&offset=0&limit=100", 200);
    await call("GET", "users?offset=1&limit=10&updated_at_greater=" + enc("2022-01-01 00:00:00"), 200);
    for (const user of users.users.slice(0, 40)) await call("GET", `users/${enc(user.user_id)}/jobs?relation_type=`, 200);
    const person = await call("POST", "users/user-by-username", 200, { user_name: "zhang.wei" });
    await call("POST", "users/user-by-mobile", 200, { mobile: "13900000000" });
    await call("POST", "users/user-by-email", 200, { email: "zhang.wei@example.com" });
    await call("GET", `users/${person.user_id}`, 200);
    await call("GET", `users/${person.user_id}/jobs?relation_type=1`, 200);
    for (const query of ["", "&all_child=true", `&org_id=${person.org_id}&all_child=true`])
        await call("GET", `organizations?offset=0&limit=100${query}`, 200);
    await call("GET", `organizations/${person.org_id}`, 200);
    await call("GET", `organizations/org-codes/${enc("RD_算法")}`, 200);
    const positions = await call("GET", "job-positions?offset=0&limit=100", 200);
    await call("GET", `job-positions?org_id=${person.org_id}&offset=0&limit=10`, 200);
    await call("GET", `job-positions/${positions.job_positions[0].position_id}`, 200);
    const titles = await call("GET", "job-titles?offset=0&limit=100", 200);
    await call("GET", `job-titles/${titles.job_titles[0].title_id}`, 200);
    return { person, position: positions.job_positions[0], title: titles.job_titles[3] };
}

async function writes({ person, position, title }) {
    const jobs = `users/${person.user_id}/part-time-job`;
    const full = { org_code: "SALES", position_code: "SALES_CONSULTANT", title_code: "CONSULTANT" };
    const { job_id: job } = await call("POST", jobs, 201, full);
    await call("PUT", `${jobs}/${job}`, 200, { org_code: "RD", position_code: "", title_code: "" });
    await call("GET", `users/${person.user_id}/jobs?relation_type=0`, 200);
    await call("DELETE", `${jobs}/${job}`, 204);
    await call("PUT", `users/${person.user_id}/jobs/transfer`, 200, full);
    const made = { org_code: "RD", name: "契约职位", code: "CONTRACT_P", title_code: "SENIOR" };
    const { position_id: added } = await call("POST", "job-positions", 201, made);
    await call("PUT", `job-positions/${added}`, 200, { ...made, title_code: "" });
    await call("GET", `job-positions/${added}`, 200);
    await call("DELETE", `job-positions/${added}`, 204);
    const { title_id: rank } = await call("POST", "job-titles", 201, { name: "契约职务", code: "CONTRACT_T" });
    await call("PUT", `job-titles/${rank}`, 200, { name: "契约职务二", code: "CONTRACT_U" });
    await call("DELETE", `job-titles/${rank}`, 204);

    // Refusals of requests the description allows.
    await call("POST", jobs, 400, { org_code: "none" }, "ORG.0001");
    await call("POST", jobs, 400, { org_code: "" }, "USER.0094");
    await call("POST", jobs, 400, { org_code: "RD", position_code: "SALES_DIRECTOR" }, "USER.0097");
    await call("PUT", `${jobs}/none`, 400, { org_code: "RD" }, "USER.0093");
    await call("POST", "job-positions", 400, { ...made, code: "RD_PM" }, "JOB.POSITION.0009");
    await call("PUT", `job-positions/${position.position_id}`, 400, { ...made, org_code: "HR" }, "JOB.POSITION.0016");
    await call("DELETE", `job-positions/${position.position_id}`, 400, undefined, "JOB.POSITION.0017");
    await call("DELETE", `job-titles/${title.title_id}`, 400, undefined, "JOB.TITLE.0015");
    await call("GET", "users/nobody", 400, undefined, "USER.0001");
    token = "expired";
    await call("GET", "users?offset=0&limit=10", 400, undefined, "invalid_token");
}

await signIn();
await writes(await reads());
if (failures > 0) process.exit(1);
console.log("contract: the script reported nothing");
