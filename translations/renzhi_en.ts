<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Help</name>
    <message>
        <source>Address of the tenant, https://…; http only for this computer.</source>
        <translation>Address of the tenant, https://…; http only for this computer.</translation>
    </message>
    <message>
        <source>Client ID of the application.</source>
        <translation>Client ID of the application.</translation>
    </message>
    <message>
        <source>File with the client secret; a line break at its end does not count.</source>
        <translation>File with the client secret; a line break at its end does not count.</translation>
    </message>
    <message>
        <source>PEM file with certificate authorities to trust besides the system&apos;s.</source>
        <translation>PEM file with certificate authorities to trust besides the system&apos;s.</translation>
    </message>
    <message>
        <source>Keep cache, data and settings below this folder; several tenants may share it.</source>
        <translation>Keep cache, data and settings below this folder; several tenants may share it.</translation>
    </message>
    <message>
        <source>Language of texts; without it the system&apos;s, in the window the tenant&apos;s or the one chosen there.</source>
        <translation>Language of texts; without it the system&apos;s, in the window the tenant&apos;s or the one chosen there.</translation>
    </message>
    <message>
        <source>Send nothing.</source>
        <translation>Send nothing.</translation>
    </message>
    <message>
        <source>Use the built-in demo tenant.</source>
        <translation>Use the built-in demo tenant.</translation>
    </message>
    <message>
        <source>Answer with one JSON document, fail with one JSON object on standard error.</source>
        <translation>Answer with one JSON document, fail with one JSON object on standard error.</translation>
    </message>
    <message>
        <source>Drive the window through the demo tenant and keep pictures in this folder.</source>
        <translation>Drive the window through the demo tenant and keep pictures in this folder.</translation>
    </message>
    <message>
        <source>Show this text.</source>
        <translation>Show this text.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Show the version.</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>this computer: cache, disk, output (LOCAL)</source>
        <translation>this computer: cache, disk, output (LOCAL)</translation>
    </message>
    <message>
        <source>usage (USAGE, INVALID)</source>
        <translation>usage (USAGE, INVALID)</translation>
    </message>
    <message>
        <source>refused by the server (its code, HTTP.nnn), or by what the server holds (local.…)</source>
        <translation>refused by the server (its code, HTTP.nnn), or by what the server holds (local.…)</translation>
    </message>
    <message>
        <source>network or offline (OFFLINE, NETWORK, TIMEOUT, MALFORMED, HTTP.nnn)</source>
        <translation>network or offline (OFFLINE, NETWORK, TIMEOUT, MALFORMED, HTTP.nnn)</translation>
    </message>
    <message>
        <source>outcome of a write unknown (OUTCOME_UNKNOWN): read again before repeating it</source>
        <translation>outcome of a write unknown (OUTCOME_UNKNOWN): read again before repeating it</translation>
    </message>
    <message>
        <source>Lists are arrays of objects with the API&apos;s member names. An unset id or text is &quot;&quot;; parent_id of a root is null.</source>
        <translation>Lists are arrays of objects with the API&apos;s member names. An unset id or text is &quot;&quot;; parent_id of a root is null.</translation>
    </message>
    <message>
        <source>Jobs carry org_code, org_name, position_code, position_name, title_code and title_name too; null: unset or not known.</source>
        <translation>Jobs carry org_code, org_name, position_code, position_name, title_code and title_name too; null: unset or not known.</translation>
    </message>
    <message>
        <source>Failures: {&quot;error&quot;: {code, http_status, zh, en, measure_zh, measure_en, field}}; http_status 0: no answer; field null: none.</source>
        <translation>Failures: {&quot;error&quot;: {code, http_status, zh, en, measure_zh, measure_en, field}}; http_status 0: no answer; field null: none.</translation>
    </message>
    <message>
        <source>Usage: renzhi [OPTION …] [VERB …]</source>
        <translation>Usage: renzhi [OPTION …] [VERB …]</translation>
    </message>
    <message>
        <source>Primary and part-time jobs of people in an EIAM tenant. Without a verb the window opens.</source>
        <translation>Primary and part-time jobs of people in an EIAM tenant. Without a verb the window opens.</translation>
    </message>
    <message>
        <source>Options, before or after the verb:</source>
        <translation>Options, before or after the verb:</translation>
    </message>
    <message>
        <source>Verbs:</source>
        <translation>Verbs:</translation>
    </message>
    <message>
        <source>Exit codes, with the error codes of this program:</source>
        <translation>Exit codes, with the error codes of this program:</translation>
    </message>
    <message>
        <source>JSON:</source>
        <translation>JSON:</translation>
    </message>
    <message>
        <source>The jobs of a person, asked of the server and kept; with --offline from the cache.</source>
        <translation>The jobs of a person, asked of the server and kept; with --offline from the cache.</translation>
    </message>
    <message>
        <source>Positions from the cache, of an organization and everything below it.</source>
        <translation>Positions from the cache, of an organization and everything below it.</translation>
    </message>
    <message>
        <source>Organizations from the cache.</source>
        <translation>Organizations from the cache.</translation>
    </message>
    <message>
        <source>Titles from the cache.</source>
        <translation>Titles from the cache.</translation>
    </message>
    <message>
        <source>Adds a part-time job.</source>
        <translation>Adds a part-time job.</translation>
    </message>
    <message>
        <source>Changes a part-time job; what is not named keeps the server&apos;s value.</source>
        <translation>Changes a part-time job; what is not named keeps the server&apos;s value.</translation>
    </message>
    <message>
        <source>Removes a part-time job.</source>
        <translation>Removes a part-time job.</translation>
    </message>
    <message>
        <source>Adds a position.</source>
        <translation>Adds a position.</translation>
    </message>
    <message>
        <source>Changes a position; what is not named keeps the server&apos;s value.</source>
        <translation>Changes a position; what is not named keeps the server&apos;s value.</translation>
    </message>
    <message>
        <source>Brings the cache up to what the server holds; --full reads everything. --jobs then reads the jobs of everybody, one by one, or of an organization and everything below it; what was interrupted is gone on with.</source>
        <translation>Brings the cache up to what the server holds; --full reads everything. --jobs then reads the jobs of everybody, one by one, or of an organization and everything below it; what was interrupted is gone on with.</translation>
    </message>
    <message>
        <source>sync --jobs tells jobs_known of people, and jobs_unread with jobs_unread_code: whose jobs the server does not show, and why.</source>
        <translation>sync --jobs tells jobs_known of people, and jobs_unread with jobs_unread_code: whose jobs the server does not show, and why.</translation>
    </message>
    <message>
        <source>When it could not read some for another reason it fails with that one, and tells jobs_known, people and jobs_unread beside &quot;error&quot;.</source>
        <translation>When it could not read some for another reason it fails with that one, and tells jobs_known, people and jobs_unread beside &quot;error&quot;.</translation>
    </message>
    <message>
        <source>authentication or permission (the server&apos;s code, AUTH, HTTP.nnn), or a write while a profile of this application is marked read-only (local.read-only)</source>
        <translation>authentication or permission (the server&apos;s code, AUTH, HTTP.nnn), or a write while a profile of this application is marked read-only (local.read-only)</translation>
    </message>
    <message>
        <source>interrupted; of a write: before it was sent (CANCELLED)</source>
        <translation>interrupted; of a write: before it was sent (CANCELLED)</translation>
    </message>
    <message>
        <source>What a report of a fault needs: versions, settings, state of what is kept here, last failures. No secret, no personal data, no address. Sends nothing; without a tenant it tells of all that are kept.</source>
        <translation>What a report of a fault needs: versions, settings, state of what is kept here, last failures. No secret, no personal data, no address. Sends nothing; without a tenant it tells of all that are kept.</translation>
    </message>
    <message>
        <source>People from the cache: by name, pinyin, user name, employee id, mobile, e-mail, name or code of the organization; of an organization and everything below it.</source>
        <translation>People from the cache: by name, pinyin, user name, employee id, mobile, e-mail, name or code of the organization; of an organization and everything below it.</translation>
    </message>
</context>
<context>
    <name>JobForm</name>
    <message>
        <source>&amp;Organization</source>
        <translation>&amp;Organization</translation>
    </message>
    <message>
        <source>&amp;Position</source>
        <translation>&amp;Position</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Title</translation>
    </message>
</context>
<context>
    <name>OrganizationTip</name>
    <message>
        <source>%1 (%2 with sub-organizations)</source>
        <translation>%1 (%2 with sub-organizations)</translation>
    </message>
    <message>
        <source>People: %1</source>
        <translation>People: %1</translation>
    </message>
    <message>
        <source>Of them disabled: %1</source>
        <translation>Of them disabled: %1</translation>
    </message>
    <message>
        <source>Part-time jobs known: %1</source>
        <translation>Part-time jobs known: %1</translation>
    </message>
    <message>
        <source>Jobs are known for %1 of %2 people</source>
        <translation>Jobs are known for %1 of %2 people</translation>
    </message>
    <message>
        <source>Positions: %1</source>
        <translation>Positions: %1</translation>
    </message>
</context>
<context>
    <name>PositionForm</name>
    <message>
        <source>&amp;Organization</source>
        <translation>&amp;Organization</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Code</translation>
    </message>
    <message>
        <source>Default &amp;title</source>
        <translation>Default &amp;title</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Theme</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>Text &amp;size</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Every choice takes effect at once.</source>
        <translation>Every choice takes effect at once.</translation>
    </message>
    <message>
        <source>&amp;Clear the screen</source>
        <translation>&amp;Clear the screen</translation>
    </message>
    <message>
        <source>Clear the screen</source>
        <translation>Clear the screen</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>reading</source>
        <translation>reading</translation>
    </message>
    <message>
        <source>reading %1 of %2</source>
        <translation>reading %1 of %2</translation>
    </message>
    <message>
        <source>reading %1 of %2, %3</source>
        <comment>done, total, records a second</comment>
        <translation>reading %1 of %2, %3</translation>
    </message>
    <message>
        <source>reading %1 of %2, %3, %4</source>
        <comment>done, total, records a second, time left</comment>
        <translation>reading %1 of %2, %3, %4</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>paused at %1 of %2</source>
        <translation>paused at %1 of %2</translation>
    </message>
    <message numerus="yes">
        <source>waits %n s because the server asked for it</source>
        <translation>
            <numerusform>waits %n s because the server asked for it</numerusform>
            <numerusform>waits %n s because the server asked for it</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · data of %2</source>
        <comment>why it could not be read, and what is here from before</comment>
        <translation>%1 · data of %2</translation>
    </message>
    <message>
        <source>not permitted: %1</source>
        <translation>not permitted: %1</translation>
    </message>
    <message>
        <source>could not be read: %1</source>
        <translation>could not be read: %1</translation>
    </message>
    <message>
        <source>never read</source>
        <translation>never read</translation>
    </message>
    <message>
        <source>up to date · as of %1</source>
        <translation>up to date · as of %1</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>Organizations</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>Titles</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positions</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>queued</translation>
    </message>
    <message>
        <source>waits, and goes on by itself</source>
        <translation>waits, and goes on by itself</translation>
    </message>
    <message>
        <source>waits, and goes on by itself: %1</source>
        <translation>waits, and goes on by itself: %1</translation>
    </message>
    <message>
        <source>you are working offline: it goes on when that ends</source>
        <translation>you are working offline: it goes on when that ends</translation>
    </message>
    <message>
        <source>offline: it goes on when the server is reached</source>
        <translation>offline: it goes on when the server is reached</translation>
    </message>
    <message>
        <source>ended by an error: %1</source>
        <translation>ended by an error: %1</translation>
    </message>
    <message numerus="yes">
        <source>jobs of %n people could not be read</source>
        <translation>
            <numerusform>jobs of %n person could not be read</numerusform>
            <numerusform>jobs of %n people could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>jobs of %n people could not be read: %1</source>
        <translation>
            <numerusform>jobs of %n person could not be read: %1</numerusform>
            <numerusform>jobs of %n people could not be read: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TenantDialog</name>
    <message>
        <source>The domain, the client ID and the secret come from the tenant&apos;s administrator. The secret goes to the desktop&apos;s keyring, or stays in memory for this session.</source>
        <translation>The domain, the client ID and the secret come from the tenant&apos;s administrator. The secret goes to the desktop&apos;s keyring, or stays in memory for this session.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Domain</source>
        <translation>&amp;Domain</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Client &amp;ID</source>
        <translation>Client &amp;ID</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client ID</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>&amp;Secret</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>Ad&amp;vanced</translation>
    </message>
    <message>
        <source>CA &amp;file</source>
        <translation>CA &amp;file</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA file</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Browse…</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>Proxy address</translation>
    </message>
    <message>
        <source>&amp;Read-only: never send a change to this tenant</source>
        <translation>&amp;Read-only: never send a change to this tenant</translation>
    </message>
    <message>
        <source>Offer to &amp;transfer primary jobs, which moves people to another organization</source>
        <translation>Offer to &amp;transfer primary jobs, which moves people to another organization</translation>
    </message>
    <message>
        <source>Co&amp;lour</source>
        <translation>Co&amp;lour</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>Of a band at the window&apos;s edge</source>
        <translation>Of a band at the window&apos;s edge</translation>
    </message>
    <message>
        <source>Requests at &amp;once</source>
        <translation>Requests at &amp;once</translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation>Requests at once</translation>
    </message>
    <message>
        <source>a second, at &amp;most</source>
        <translation>a second, at &amp;most</translation>
    </message>
    <message>
        <source>Requests a second, at most</source>
        <translation>Requests a second, at most</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source>Offer to r&amp;emove positions, which cannot be undone</source>
        <translation>Offer to r&amp;emove positions, which cannot be undone</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>L&amp;anguage</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Of the window while this tenant is open</source>
        <translation>Of the window while this tenant is open</translation>
    </message>
    <message>
        <source>Lower both where the server answers “too many requests” or is busy with other work. Changes, and what you open, go first; reading whole lists takes what is left. In force as soon as it is saved.</source>
        <translation>Lower both where the server answers “too many requests” or is busy with other work. Changes, and what you open, go first; reading whole lists takes what is left. In force as soon as it is saved.</translation>
    </message>
    <message>
        <source>Prod&amp;uction: mark the window, and ask for the name of this profile before several records change at once</source>
        <translation>Prod&amp;uction: mark the window, and ask for the name of this profile before several records change at once</translation>
    </message>
    <message>
        <source>Read chan&amp;ges</source>
        <translation>Read chan&amp;ges</translation>
    </message>
    <message>
        <source>Read changes</source>
        <translation>Read changes</translation>
    </message>
    <message>
        <source>While this tenant is open and its server can be reached. In force as soon as it is saved.</source>
        <translation>While this tenant is open and its server can be reached. In force as soon as it is saved.</translation>
    </message>
    <message>
        <source>&amp;Keep mobile numbers and e-mail addresses of people</source>
        <translation>&amp;Keep mobile numbers and e-mail addresses of people</translation>
    </message>
    <message>
        <source>Without it they are left out of what is read, and those of before are removed from this computer. With it again, the next reading brings them back.</source>
        <translation>Without it they are left out of what is read, and those of before are removed from this computer. With it again, the next reading brings them back.</translation>
    </message>
    <message>
        <source>Da&amp;ys kept</source>
        <translation>Da&amp;ys kept</translation>
    </message>
    <message>
        <source>Days that what was read is kept without contact to the server</source>
        <translation>Days that what was read is kept without contact to the server</translation>
    </message>
    <message>
        <source>After so many days without contact to the server, what was read is removed from this computer at the next start. The Outbox, drafts and the change log stay.</source>
        <translation>After so many days without contact to the server, what was read is removed from this computer at the next start. The Outbox, drafts and the change log stay.</translation>
    </message>
</context>
<context>
    <name>Usage</name>
    <message>
        <source>The proxy needs an address like http://host:port or socks5://host:port, not “%1”.</source>
        <translation>The proxy needs an address like http://host:port or socks5://host:port, not “%1”.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be read: %2</source>
        <translation>The file “%1” cannot be read: %2</translation>
    </message>
    <message>
        <source>The file “%1” holds no certificate in PEM form.</source>
        <translation>The file “%1” holds no certificate in PEM form.</translation>
    </message>
    <message>
        <source>The file “%1” is empty.</source>
        <translation>The file “%1” is empty.</translation>
    </message>
    <message>
        <source>There is no option “%1”.</source>
        <translation>There is no option “%1”.</translation>
    </message>
    <message>
        <source>The options cannot be read: %1</source>
        <translation>The options cannot be read: %1</translation>
    </message>
    <message>
        <source>--tenant needs an address like https://hr.example.com, not “%1”.</source>
        <translation>--tenant needs an address like https://hr.example.com, not “%1”.</translation>
    </message>
    <message>
        <source>--%1 and --%2 exclude each other.</source>
        <translation>--%1 and --%2 exclude each other.</translation>
    </message>
    <message>
        <source>--tenant is missing (or --demo).</source>
        <translation>--tenant is missing (or --demo).</translation>
    </message>
    <message>
        <source>--client-id is missing.</source>
        <translation>--client-id is missing.</translation>
    </message>
    <message>
        <source>--client-secret-file is missing.</source>
        <translation>--client-secret-file is missing.</translation>
    </message>
    <message>
        <source>--%1 needs a value.</source>
        <translation>--%1 needs a value.</translation>
    </message>
    <message>
        <source>--language is zh_CN or en, not “%1”.</source>
        <translation>--language is zh_CN or en, not “%1”.</translation>
    </message>
    <message>
        <source>--%1 needs a verb.</source>
        <translation>--%1 needs a verb.</translation>
    </message>
    <message>
        <source>--%1 and a verb exclude each other.</source>
        <translation>--%1 and a verb exclude each other.</translation>
    </message>
    <message>
        <source>The demo tenant does not start: %1</source>
        <translation>The demo tenant does not start: %1</translation>
    </message>
    <message>
        <source>See renzhi --help.</source>
        <translation>See renzhi --help.</translation>
    </message>
    <message>
        <source>Standard output could not be written.</source>
        <translation>Standard output could not be written.</translation>
    </message>
    <message>
        <source>“%1” does not take --%2.</source>
        <translation>“%1” does not take --%2.</translation>
    </message>
    <message>
        <source>--%1 is given more than once.</source>
        <translation>--%1 is given more than once.</translation>
    </message>
    <message>
        <source>“%1” needs --%2.</source>
        <translation>“%1” needs --%2.</translation>
    </message>
    <message>
        <source>“%1” does not take the argument “%2”.</source>
        <translation>“%1” does not take the argument “%2”.</translation>
    </message>
    <message>
        <source>“%1” needs %2.</source>
        <translation>“%1” needs %2.</translation>
    </message>
    <message>
        <source>--limit needs a number from 1, not “%1”.</source>
        <translation>--limit needs a number from 1, not “%1”.</translation>
    </message>
    <message>
        <source>--type is primary, part-time or all, not “%1”.</source>
        <translation>--type is primary, part-time or all, not “%1”.</translation>
    </message>
    <message>
        <source>--%1 needs a code.</source>
        <translation>--%1 needs a code.</translation>
    </message>
    <message>
        <source>“position update” needs something to change.</source>
        <translation>“position update” needs something to change.</translation>
    </message>
    <message>
        <source>There is no verb “%1”.</source>
        <translation>There is no verb “%1”.</translation>
    </message>
    <message>
        <source>--tenant needs https: what is sent to “%1” over http could be read on the way.</source>
        <translation>--tenant needs https: what is sent to “%1” over http could be read on the way.</translation>
    </message>
    <message>
        <source>Check the disk, or the program that reads the output.</source>
        <translation>Check the disk, or the program that reads the output.</translation>
    </message>
    <message>
        <source>This tenant is open in another window, which does not answer. Close that window or end its program, then open the tenant again.</source>
        <translation>This tenant is open in another window, which does not answer. Close that window or end its program, then open the tenant again.</translation>
    </message>
    <message>
        <source>This tenant is open in another window, so it was not removed. Close that window, then remove the tenant again.</source>
        <translation>This tenant is open in another window, so it was not removed. Close that window, then remove the tenant again.</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>weekday and time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>date and time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>of unknown age</source>
        <translation>of unknown age</translation>
    </message>
    <message>
        <source>less than a minute old</source>
        <translation>less than a minute old</translation>
    </message>
    <message numerus="yes">
        <source>%n min old</source>
        <translation>
            <numerusform>%n min old</numerusform>
            <numerusform>%n min old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h old</source>
        <translation>
            <numerusform>%n h old</numerusform>
            <numerusform>%n h old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days old</source>
        <translation>
            <numerusform>%n day old</numerusform>
            <numerusform>%n days old</numerusform>
        </translation>
    </message>
    <message>
        <source>not read from the server yet</source>
        <translation>not read from the server yet</translation>
    </message>
    <message>
        <source>from the server, %1</source>
        <translation>from the server, %1</translation>
    </message>
    <message>
        <source>cached, %1</source>
        <translation>cached, %1</translation>
    </message>
    <message>
        <source>may be out of date, %1</source>
        <translation>may be out of date, %1</translation>
    </message>
    <message>
        <source>Unknown (%1)</source>
        <translation>Unknown (%1)</translation>
    </message>
    <message>
        <source>organizations</source>
        <translation>organizations</translation>
    </message>
    <message>
        <source>titles</source>
        <translation>titles</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>positions</translation>
    </message>
    <message>
        <source>people</source>
        <translation>people</translation>
    </message>
    <message>
        <source>less than 1/s</source>
        <comment>records a second</comment>
        <translation>less than 1/s</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>records a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>a few seconds left</translation>
    </message>
    <message numerus="yes">
        <source>about %n s left</source>
        <translation>
            <numerusform>about %n s left</numerusform>
            <numerusform>about %n s left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>about %n min left</numerusform>
            <numerusform>about %n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n h left</source>
        <translation>
            <numerusform>about %n h left</numerusform>
            <numerusform>about %n h left</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name (user name)</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>renzhi::Actions</name>
    <message>
        <source>&amp;Connect a tenant…</source>
        <translation>&amp;Connect a tenant…</translation>
    </message>
    <message>
        <source>&amp;Edit this tenant&apos;s profile…</source>
        <translation>&amp;Edit this tenant&apos;s profile…</translation>
    </message>
    <message>
        <source>Re&amp;move this tenant from the list…</source>
        <translation>Re&amp;move this tenant from the list…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Find</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>&amp;Copy rows</translation>
    </message>
    <message>
        <source>Cop&amp;y ID</source>
        <translation>Cop&amp;y ID</translation>
    </message>
    <message>
        <source>&amp;Add part-time job…</source>
        <translation>&amp;Add part-time job…</translation>
    </message>
    <message>
        <source>C&amp;hange position…</source>
        <translation>C&amp;hange position…</translation>
    </message>
    <message>
        <source>C&amp;hange job…</source>
        <translation>C&amp;hange job…</translation>
    </message>
    <message>
        <source>&amp;Transfer primary job…</source>
        <translation>&amp;Transfer primary job…</translation>
    </message>
    <message>
        <source>&amp;Remove part-time job…</source>
        <translation>&amp;Remove part-time job…</translation>
    </message>
    <message>
        <source>Add &amp;position…</source>
        <translation>Add &amp;position…</translation>
    </message>
    <message>
        <source>&amp;Organizations pane</source>
        <translation>&amp;Organizations pane</translation>
    </message>
    <message>
        <source>C&amp;ard pane</source>
        <translation>C&amp;ard pane</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Full screen</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>&amp;People</translation>
    </message>
    <message>
        <source>Po&amp;sitions</source>
        <translation>Po&amp;sitions</translation>
    </message>
    <message>
        <source>&amp;Outbox</source>
        <translation>&amp;Outbox</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Forward</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Next pane</translation>
    </message>
    <message>
        <source>P&amp;revious pane</source>
        <translation>P&amp;revious pane</translation>
    </message>
    <message>
        <source>Show in organization tr&amp;ee</source>
        <translation>Show in organization tr&amp;ee</translation>
    </message>
    <message>
        <source>Sho&amp;w position</source>
        <translation>Sho&amp;w position</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Refresh</translation>
    </message>
    <message>
        <source>Read &amp;everything again</source>
        <translation>Read &amp;everything again</translation>
    </message>
    <message>
        <source>Work &amp;offline</source>
        <translation>Work &amp;offline</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Settings…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Keyboard shortcuts</translation>
    </message>
    <message>
        <source>&amp;About Renzhi</source>
        <translation>&amp;About Renzhi</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>tool tip: action (shortcut)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Choose a person or a position first.</source>
        <translation>Choose a person or a position first.</translation>
    </message>
    <message>
        <source>Choose a job first.</source>
        <translation>Choose a job first.</translation>
    </message>
    <message>
        <source>This job has no known position.</source>
        <translation>This job has no known position.</translation>
    </message>
    <message>
        <source>There is nothing to go back to.</source>
        <translation>There is nothing to go back to.</translation>
    </message>
    <message>
        <source>There is nothing to go forward to.</source>
        <translation>There is nothing to go forward to.</translation>
    </message>
    <message>
        <source>No tenant is open.</source>
        <translation>No tenant is open.</translation>
    </message>
    <message>
        <source>You are working offline. Turn off “Work offline” in the Tools menu first.</source>
        <translation>You are working offline. Turn off “Work offline” in the Tools menu first.</translation>
    </message>
    <message>
        <source>Data is being read already.</source>
        <translation>Data is being read already.</translation>
    </message>
    <message>
        <source>The demo tenant is built in.</source>
        <translation>The demo tenant is built in.</translation>
    </message>
    <message>
        <source>This tenant is opened read-only.</source>
        <translation>This tenant is opened read-only.</translation>
    </message>
    <message>
        <source>Job management is off for this tenant.</source>
        <translation>Job management is off for this tenant.</translation>
    </message>
    <message>
        <source>Choose a person first.</source>
        <translation>Choose a person first.</translation>
    </message>
    <message>
        <source>No primary job of this person is known.</source>
        <translation>No primary job of this person is known.</translation>
    </message>
    <message>
        <source>This job refers to something that is not in the local data; changing the job would clear it.</source>
        <translation>This job refers to something that is not in the local data; changing the job would clear it.</translation>
    </message>
    <message>
        <source>Choose a part-time job first.</source>
        <translation>Choose a part-time job first.</translation>
    </message>
    <message>
        <source>A primary job cannot be removed, only transferred.</source>
        <translation>A primary job cannot be removed, only transferred.</translation>
    </message>
    <message>
        <source>Choose a position first.</source>
        <translation>Choose a position first.</translation>
    </message>
    <message>
        <source>Transfers are not switched on for this tenant.</source>
        <translation>Transfers are not switched on for this tenant.</translation>
    </message>
    <message>
        <source>A primary job changes by a transfer only, and transfers are not switched on for this tenant.</source>
        <translation>A primary job changes by a transfer only, and transfers are not switched on for this tenant.</translation>
    </message>
    <message>
        <source>The default title of this position is not in the local data; the copy would lack it.</source>
        <translation>The default title of this position is not in the local data; the copy would lack it.</translation>
    </message>
    <message>
        <source>&amp;Duplicate this tenant&apos;s profile…</source>
        <translation>&amp;Duplicate this tenant&apos;s profile…</translation>
    </message>
    <message>
        <source>E&amp;xport this tenant&apos;s profile…</source>
        <translation>E&amp;xport this tenant&apos;s profile…</translation>
    </message>
    <message>
        <source>&amp;Remove position…</source>
        <translation>&amp;Remove position…</translation>
    </message>
    <message>
        <source>Copy position to &amp;organizations…</source>
        <translation>Copy position to &amp;organizations…</translation>
    </message>
    <message>
        <source>The Outbox has no filters.</source>
        <translation>The Outbox has no filters.</translation>
    </message>
    <message>
        <source>Filte&amp;r row</source>
        <translation>Filte&amp;r row</translation>
    </message>
    <message>
        <source>Removing positions is not switched on for this tenant.</source>
        <translation>Removing positions is not switched on for this tenant.</translation>
    </message>
    <message>
        <source>T&amp;itles</source>
        <translation>T&amp;itles</translation>
    </message>
    <message>
        <source>Change job or position</source>
        <translation>Change job or position</translation>
    </message>
    <message>
        <source>Remove part-time job or position</source>
        <translation>Remove part-time job or position</translation>
    </message>
    <message>
        <source>Choose a person, a position or a title first.</source>
        <translation>Choose a person, a position or a title first.</translation>
    </message>
    <message>
        <source>The directory is still being opened.</source>
        <translation>The directory is still being opened.</translation>
    </message>
    <message>
        <source>Titles are changed in the vendor&apos;s console.</source>
        <translation>Titles are changed in the vendor&apos;s console.</translation>
    </message>
    <message>
        <source>S&amp;ynchronization…</source>
        <translation>S&amp;ynchronization…</translation>
    </message>
    <message>
        <source>The filters of this page are always shown.</source>
        <translation>The filters of this page are always shown.</translation>
    </message>
    <message>
        <source>&amp;Changes</source>
        <translation>&amp;Changes</translation>
    </message>
    <message>
        <source>Chan&amp;ges of this position</source>
        <translation>Chan&amp;ges of this position</translation>
    </message>
    <message>
        <source>Chan&amp;ges of this person</source>
        <translation>Chan&amp;ges of this person</translation>
    </message>
    <message>
        <source>Changes of this person or position</source>
        <translation>Changes of this person or position</translation>
    </message>
    <message>
        <source>The application lacks the permission “%1”. When it was granted, choose “Check permissions again” in the Tools menu.</source>
        <translation>The application lacks the permission “%1”. When it was granted, choose “Check permissions again” in the Tools menu.</translation>
    </message>
    <message>
        <source>Check &amp;permissions again</source>
        <translation>Check &amp;permissions again</translation>
    </message>
    <message>
        <source>Nothing that was changed since the program started is left to undo.</source>
        <translation>Nothing that was changed since the program started is left to undo.</translation>
    </message>
    <message>
        <source>&amp;Undo the last change…</source>
        <translation>&amp;Undo the last change…</translation>
    </message>
    <message>
        <source>Save &amp;diagnostics…</source>
        <translation>Save &amp;diagnostics…</translation>
    </message>
    <message>
        <source>&amp;Collect changes</source>
        <translation>&amp;Collect changes</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Jobs</translation>
    </message>
</context>
<context>
    <name>renzhi::ChangeTableModel</name>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>For</source>
        <translation>For</translation>
    </message>
    <message>
        <source>Old → new</source>
        <translation>Old → new</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
</context>
<context>
    <name>renzhi::ChangeTexts</name>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name (code)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>old → new</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>input: value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>outcome (error code)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (UTC %2)</source>
        <comment>local time (UTC time)</comment>
        <translation>%1 (UTC %2)</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Time: %1</translation>
    </message>
    <message>
        <source>Outcome known: %1</source>
        <translation>Outcome known: %1</translation>
    </message>
    <message>
        <source>By: %1, application %2</source>
        <translation>By: %1, application %2</translation>
    </message>
    <message>
        <source>Tenant: %1</source>
        <translation>Tenant: %1</translation>
    </message>
    <message>
        <source>Person ID: %1</source>
        <translation>Person ID: %1</translation>
    </message>
    <message>
        <source>Job ID: %1</source>
        <translation>Job ID: %1</translation>
    </message>
    <message>
        <source>Position ID: %1</source>
        <translation>Position ID: %1</translation>
    </message>
    <message>
        <source>Outcome not known yet</source>
        <translation>Outcome not known yet</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Done, found by reading</source>
        <translation>Done, found by reading</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>Refused by the server</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Outcome unknown</translation>
    </message>
    <message>
        <source>Not there when read again</source>
        <translation>Not there when read again</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between changes</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of change: person or position</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Time (UTC)</translation>
    </message>
    <message>
        <source>Outcome known (UTC)</source>
        <translation>Outcome known (UTC)</translation>
    </message>
    <message>
        <source>System user</source>
        <translation>System user</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Person ID</source>
        <translation>Person ID</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>Job ID</translation>
    </message>
    <message>
        <source>Position changed</source>
        <translation>Position changed</translation>
    </message>
    <message>
        <source>Position ID</source>
        <translation>Position ID</translation>
    </message>
    <message>
        <source>%1 (old)</source>
        <comment>heading of a column</comment>
        <translation>%1 (old)</translation>
    </message>
    <message>
        <source>%1 (new)</source>
        <comment>heading of a column</comment>
        <translation>%1 (new)</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Error code</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP status</translation>
    </message>
    <message>
        <source>Default title</source>
        <translation>Default title</translation>
    </message>
    <message>
        <source>Number: %1</source>
        <translation>Number: %1</translation>
    </message>
    <message>
        <source>Undoes number: %1</source>
        <translation>Undoes number: %1</translation>
    </message>
    <message>
        <source>%1 (undo)</source>
        <comment>kind of change</comment>
        <translation>%1 (undo)</translation>
    </message>
</context>
<context>
    <name>renzhi::ChangesPage</name>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a number of changes; a person or a position</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name (code)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No tenant is open</source>
        <translation>No tenant is open</translation>
    </message>
    <message>
        <source>Connect a tenant from the File menu.</source>
        <translation>Connect a tenant from the File menu.</translation>
    </message>
    <message>
        <source>The changes could not be read</source>
        <translation>The changes could not be read</translation>
    </message>
    <message>
        <source>They are not shown here, and they are not lost.</source>
        <translation>They are not shown here, and they are not lost.</translation>
    </message>
    <message>
        <source>Read them again</source>
        <translation>Read them again</translation>
    </message>
    <message>
        <source>No such change</source>
        <translation>No such change</translation>
    </message>
    <message>
        <source>No change made from this computer is like that.</source>
        <translation>No change made from this computer is like that.</translation>
    </message>
    <message>
        <source>Show every change</source>
        <translation>Show every change</translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation>No changes yet</translation>
    </message>
    <message>
        <source>Every change that is sent from this computer is listed here, with how it ended.</source>
        <translation>Every change that is sent from this computer is listed here, with how it ended.</translation>
    </message>
    <message>
        <source>Export the changes</source>
        <translation>Export the changes</translation>
    </message>
    <message>
        <source>Tables of text (*.csv)</source>
        <translation>Tables of text (*.csv)</translation>
    </message>
    <message>
        <source>The changes were exported to %1</source>
        <translation>The changes were exported to %1</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Every change that was sent to this tenant from this computer, with who sent it and how it ended. Nothing here can be edited or removed.</source>
        <translation>Every change that was sent to this tenant from this computer, with who sent it and how it ended. Nothing here can be edited or removed.</translation>
    </message>
    <message>
        <source>Names, codes, IDs …</source>
        <translation>Names, codes, IDs …</translation>
    </message>
    <message>
        <source>Search the changes</source>
        <translation>Search the changes</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>Kind of change</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>All outcomes</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xport…</translation>
    </message>
    <message>
        <source>What is listed, as a table for a spreadsheet (CSV)</source>
        <translation>What is listed, as a table for a spreadsheet (CSV)</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>Show &amp;all</translation>
    </message>
    <message>
        <source>The change in full</source>
        <translation>The change in full</translation>
    </message>
    <message>
        <source>Choose a change first.</source>
        <translation>Choose a change first.</translation>
    </message>
    <message>
        <source>Shows what would be put back; nothing is sent before you confirm it</source>
        <translation>Shows what would be put back; nothing is sent before you confirm it</translation>
    </message>
    <message>
        <source>&amp;Undo this change…</source>
        <translation>&amp;Undo this change…</translation>
    </message>
</context>
<context>
    <name>renzhi::ChoiceListModel</name>
    <message>
        <source>No organization</source>
        <translation>No organization</translation>
    </message>
    <message>
        <source>No position</source>
        <translation>No position</translation>
    </message>
    <message>
        <source>No title</source>
        <translation>No title</translation>
    </message>
    <message>
        <source>%1 (disabled)</source>
        <translation>%1 (disabled)</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two parts of a list</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>renzhi::CodePicker</name>
    <message>
        <source>Choose an organization first: positions belong to one.</source>
        <translation>Choose an organization first: positions belong to one.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>This organization has no positions.</source>
        <translation>This organization has no positions.</translation>
    </message>
    <message>
        <source>%1 of %2 shown: type more to narrow down</source>
        <translation>%1 of %2 shown: type more to narrow down</translation>
    </message>
    <message>
        <source>Choose an organization first</source>
        <translation>Choose an organization first</translation>
    </message>
    <message>
        <source>Name, code, pinyin or initials</source>
        <translation>Name, code, pinyin or initials</translation>
    </message>
    <message>
        <source>Show the list (F4)</source>
        <translation>Show the list (F4)</translation>
    </message>
    <message>
        <source>Show the tree (Alt+Up)</source>
        <translation>Show the tree (Alt+Up)</translation>
    </message>
    <message>
        <source>%1: show the list</source>
        <translation>%1: show the list</translation>
    </message>
    <message>
        <source>%1: show the tree</source>
        <translation>%1: show the tree</translation>
    </message>
    <message>
        <source>Nothing is chosen: pick one from the list.</source>
        <translation>Nothing is chosen: pick one from the list.</translation>
    </message>
    <message>
        <source>No organization</source>
        <translation>No organization</translation>
    </message>
    <message>
        <source>No position</source>
        <translation>No position</translation>
    </message>
    <message>
        <source>No title</source>
        <translation>No title</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name (code)</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>renzhi::Commands</name>
    <message>
        <source>Remove a tenant</source>
        <translation>Remove a tenant</translation>
    </message>
    <message>
        <source>Remove “%1” from this computer?</source>
        <translation>Remove “%1” from this computer?</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Remove</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>name of a duplicated profile</comment>
        <translation>%1 (copy)</translation>
    </message>
    <message>
        <source>Export the tenant profile</source>
        <translation>Export the tenant profile</translation>
    </message>
    <message>
        <source>Tenant profiles (*.json)</source>
        <translation>Tenant profiles (*.json)</translation>
    </message>
    <message>
        <source>Its profile, its secret, the local copy of its data and all that was kept of your work with it are removed from this computer. Nothing changes on the server.</source>
        <translation>Its profile, its secret, the local copy of its data and all that was kept of your work with it are removed from this computer. Nothing changes on the server.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) in the Outbox were never sent and will be lost.</source>
        <translation>
            <numerusform>%n change in the Outbox was never sent and will be lost.</numerusform>
            <numerusform>%n changes in the Outbox were never sent and will be lost.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) of unfinished forms will be lost.</source>
        <translation>
            <numerusform>%n draft of an unfinished form will be lost.</numerusform>
            <numerusform>%n drafts of unfinished forms will be lost.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all that was kept of your work can be read: more may be lost.</source>
        <translation>Not all that was kept of your work can be read: more may be lost.</translation>
    </message>
</context>
<context>
    <name>renzhi::ConflictPanel</name>
    <message>
        <source>This was changed on the server while you were editing. Nothing was sent. Choose for each input, then save again.</source>
        <translation>This was changed on the server while you were editing. Nothing was sent. Choose for each input, then save again.</translation>
    </message>
    <message>
        <source>When you began: %1</source>
        <translation>When you began: %1</translation>
    </message>
    <message>
        <source>Take from the server: %1</source>
        <translation>Take from the server: %1</translation>
    </message>
    <message>
        <source>Keep mine: %1</source>
        <translation>Keep mine: %1</translation>
    </message>
</context>
<context>
    <name>renzhi::CopyPositionDialog</name>
    <message>
        <source>Copy the position “%1”</source>
        <translation>Copy the position “%1”</translation>
    </message>
    <message>
        <source>Code %1, default title: %2, in %3</source>
        <translation>Code %1, default title: %2, in %3</translation>
    </message>
    <message>
        <source>{org}: code of the organization; {code}: code of the position; {n}: number of the row</source>
        <translation>{org}: code of the organization; {code}: code of the position; {n}: number of the row</translation>
    </message>
    <message>
        <source>“%1” means nothing here. Use {org}, {code} and {n}.</source>
        <translation>“%1” means nothing here. Use {org}, {code} and {n}.</translation>
    </message>
    <message>
        <source>Choose the organizations one after the other: each becomes a row.</source>
        <translation>Choose the organizations one after the other: each becomes a row.</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>copies</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be changed</source>
        <comment>copies</comment>
        <translation>
            <numerusform>%n to be changed</numerusform>
            <numerusform>%n to be changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <comment>copies</comment>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <comment>copies</comment>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <comment>copies</comment>
        <translation>
            <numerusform>%n not known</numerusform>
            <numerusform>%n not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the Outbox</source>
        <comment>copies</comment>
        <translation>
            <numerusform>%n in the Outbox</numerusform>
            <numerusform>%n in the Outbox</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep in Outbox</source>
        <translation>Keep in Outbox</translation>
    </message>
    <message numerus="yes">
        <source>Copy to %n organization(s)</source>
        <translation>
            <numerusform>Copy to %n organization</numerusform>
            <numerusform>Copy to %n organizations</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Stopping after the one under way…</source>
        <translation>Stopping after the one under way…</translation>
    </message>
    <message>
        <source>Sending one after the other…</source>
        <translation>Sending one after the other…</translation>
    </message>
    <message numerus="yes">
        <source>%n position(s) added.</source>
        <translation>
            <numerusform>%n position added.</numerusform>
            <numerusform>%n positions added.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Read again at %1: the position is not on the server. It was not added, or not yet.</source>
        <translation>Read again at %1: the position is not on the server. It was not added, or not yet.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Keep editing</translation>
    </message>
    <message>
        <source>Copy position to organizations</source>
        <translation>Copy position to organizations</translation>
    </message>
    <message>
        <source>Add &amp;organization</source>
        <translation>Add &amp;organization</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Code &amp;pattern</source>
        <translation>Code &amp;pattern</translation>
    </message>
    <message>
        <source>Code pattern</source>
        <translation>Code pattern</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>&amp;Remove row</source>
        <translation>&amp;Remove row</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Copying</translation>
    </message>
    <message>
        <source>Close? The rows that were not added are lost.</source>
        <translation>Close? The rows that were not added are lost.</translation>
    </message>
    <message numerus="yes">
        <source>%n position(s) may be on the server: the outcome is unknown.</source>
        <comment>asked when closing</comment>
        <translation>
            <numerusform>%n position may be on the server: the outcome is unknown.</numerusform>
            <numerusform>%n positions may be on the server: the outcome is unknown.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Close without reading again?</source>
        <translation>%1 Close without reading again?</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>This is production. To add %n position(s) at once, type “%1”.</source>
        <translation>
            <numerusform>This is production. To add %n position at once, type “%1”.</numerusform>
            <numerusform>This is production. To add %n positions at once, type “%1”.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Add nothing</source>
        <translation>Add nothing</translation>
    </message>
</context>
<context>
    <name>renzhi::CopyPositionModel</name>
    <message>
        <source>%1 (%2)</source>
        <comment>name (code)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>New</source>
        <comment>state of a copy</comment>
        <translation>New</translation>
    </message>
    <message>
        <source>Another row has this code</source>
        <translation>Another row has this code</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <source>Added, as reading again shows</source>
        <translation>Added, as reading again shows</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>reason (code)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Outcome unknown: it may have been added</source>
        <translation>Outcome unknown: it may have been added</translation>
    </message>
    <message>
        <source>Kept in the Outbox</source>
        <translation>Kept in the Outbox</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>New code</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Its default title is not in the local data</source>
        <translation>Its default title is not in the local data</translation>
    </message>
</context>
<context>
    <name>renzhi::DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnostics</translation>
    </message>
    <message>
        <source>This is what whoever keeps the program needs to find a fault. It holds no secret, no token, no personal data and no address of the tenant. Nothing is sent: read it, then copy it or save it to a file and send that yourself.</source>
        <translation>This is what whoever keeps the program needs to find a fault. It holds no secret, no token, no personal data and no address of the tenant. Nothing is sent: read it, then copy it or save it to a file and send that yourself.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Save…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>The diagnostics were copied.</source>
        <translation>The diagnostics were copied.</translation>
    </message>
    <message>
        <source>Save the diagnostics</source>
        <translation>Save the diagnostics</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Text files (*.txt)</translation>
    </message>
    <message>
        <source>The diagnostics were saved to %1</source>
        <translation>The diagnostics were saved to %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Open folder</translation>
    </message>
</context>
<context>
    <name>renzhi::DraftBar</name>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Copy text</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>%1. %2 What was typed:
%3</source>
        <comment>sentence, why it cannot be continued, text</comment>
        <translation>%1. %2 What was typed:
%3</translation>
    </message>
    <message>
        <source>Discard the draft? What you entered is lost.</source>
        <translation>Discard the draft? What you entered is lost.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Keep</translation>
    </message>
</context>
<context>
    <name>renzhi::DraftForms</name>
    <message>
        <source>The person is not known here any more.</source>
        <translation>The person is not known here any more.</translation>
    </message>
    <message>
        <source>The position is not known here any more.</source>
        <translation>The position is not known here any more.</translation>
    </message>
    <message>
        <source>The change in the Outbox that it belongs to has left meanwhile, and its outcome is not known.</source>
        <translation>The change in the Outbox that it belongs to has left meanwhile, and its outcome is not known.</translation>
    </message>
    <message>
        <source>The change in the Outbox that it belongs to is not there any more: it was sent or removed.</source>
        <translation>The change in the Outbox that it belongs to is not there any more: it was sent or removed.</translation>
    </message>
    <message>
        <source>The change in the Outbox that it belongs to was changed meanwhile.</source>
        <translation>The change in the Outbox that it belongs to was changed meanwhile.</translation>
    </message>
</context>
<context>
    <name>renzhi::DraftWords</name>
    <message>
        <source>copies of a position</source>
        <translation>copies of a position</translation>
    </message>
    <message>
        <source>addition of a part-time job</source>
        <translation>addition of a part-time job</translation>
    </message>
    <message>
        <source>change of a part-time job</source>
        <translation>change of a part-time job</translation>
    </message>
    <message>
        <source>transfer of the primary job</source>
        <translation>transfer of the primary job</translation>
    </message>
    <message>
        <source>addition of a position</source>
        <translation>addition of a position</translation>
    </message>
    <message>
        <source>change of a position</source>
        <translation>change of a position</translation>
    </message>
    <message>
        <source>at an unknown time</source>
        <translation>at an unknown time</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>just now</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>without a name</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Code pattern</source>
        <translation>Code pattern</translation>
    </message>
    <message>
        <source>A form was not finished: %1, %2, %3</source>
        <comment>person or position, kind of change, how long ago</comment>
        <translation>A form was not finished: %1, %2, %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>input: value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A change was sent, and its outcome is not known: %1, %2, %3</source>
        <comment>person or position, kind of change, how long ago</comment>
        <translation>A change was sent, and its outcome is not known: %1, %2, %3</translation>
    </message>
</context>
<context>
    <name>renzhi::EmptyState</name>
    <message>
        <source>Opening the directory…</source>
        <translation>Opening the directory…</translation>
    </message>
</context>
<context>
    <name>renzhi::FilterRow</name>
    <message>
        <source>Filter: %1</source>
        <comment>name of a column</comment>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>A number, also with &gt;=, &lt;=, &gt; or &lt; before it; ! before it: not this; - alone: not known</source>
        <translation>A number, also with &gt;=, &lt;=, &gt; or &lt; before it; ! before it: not this; - alone: not known</translation>
    </message>
    <message>
        <source>A part of the text; = before it: exactly this; ! before it: not this; - alone: empty</source>
        <translation>A part of the text; = before it: exactly this; ! before it: not this; - alone: empty</translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation>This is not a number.</translation>
    </message>
</context>
<context>
    <name>renzhi::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Guide</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Keyboard shortcuts</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;About</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>Renzhi 任职台</source>
        <translation>Renzhi 任职台</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>Version %1, with Qt %2</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. Uses Qt (LGPL), ICU (Unicode licence), SQLite (public domain) and QtKeychain (BSD).</source>
        <translation>Free software under the GNU General Public License, version 3 or later. Uses Qt (LGPL), ICU (Unicode licence), SQLite (public domain) and QtKeychain (BSD).</translation>
    </message>
    <message>
        <source>Data of this program is kept in:
%1</source>
        <translation>Data of this program is kept in:
%1</translation>
    </message>
    <message>
        <source>Find a person: press %1 and type part of the name, its pinyin or initials (zw finds 张伟), the user name, employee ID, mobile or e-mail, or the name or code of the organization. Enter goes to the list.

The card on the right shows the primary job, then the part-time jobs, as the server answered just now; the line above them says when. Add a part-time job with %2, change the chosen one with %3.

A refusal of the server appears at the field it is about, in Chinese and English, with what to do. What you typed stays.

Without a connection everything seen before stays readable. What you change then waits in the Outbox until you send it; nothing is sent behind your back.

When no answer tells the outcome, it is unknown, not failed: the program reads again and tells you what the server has. It never sends a change twice by itself.</source>
        <translation>Find a person: press %1 and type part of the name, its pinyin or initials (zw finds 张伟), the user name, employee ID, mobile or e-mail, or the name or code of the organization. Enter goes to the list.

The card on the right shows the primary job, then the part-time jobs, as the server answered just now; the line above them says when. Add a part-time job with %2, change the chosen one with %3.

A refusal of the server appears at the field it is about, in Chinese and English, with what to do. What you typed stays.

Without a connection everything seen before stays readable. What you change then waits in the Outbox until you send it; nothing is sent behind your back.

When no answer tells the outcome, it is unknown, not failed: the program reads again and tells you what the server has. It never sends a change twice by itself.</translation>
    </message>
</context>
<context>
    <name>renzhi::HoldersPanel</name>
    <message>
        <source>It is not known here who holds this position: open the people of the organization to read their jobs.</source>
        <translation>It is not known here who holds this position: open the people of the organization to read their jobs.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) known to hold this position, from the jobs read so far:</source>
        <translation>
            <numerusform>%n person is known to hold this position, from the jobs read so far:</numerusform>
            <numerusform>%n people are known to hold this position, from the jobs read so far:</numerusform>
        </translation>
    </message>
    <message>
        <source>Holders</source>
        <translation>Holders</translation>
    </message>
    <message>
        <source>primary job</source>
        <translation>primary job</translation>
    </message>
    <message>
        <source>part-time job</source>
        <translation>part-time job</translation>
    </message>
</context>
<context>
    <name>renzhi::JobChoices</name>
    <message>
        <source>Jobs are known for %1 of %2 people.</source>
        <translation>Jobs are known for %1 of %2 people.</translation>
    </message>
    <message>
        <source>Those of the others are read from “Synchronization…” in the Tools menu.</source>
        <translation>Those of the others are read from “Synchronization…” in the Tools menu.</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>All jobs</translation>
    </message>
    <message>
        <source>Primary jobs</source>
        <translation>Primary jobs</translation>
    </message>
    <message>
        <source>Part-time jobs</source>
        <translation>Part-time jobs</translation>
    </message>
    <message>
        <source>Kind of jobs</source>
        <translation>Kind of jobs</translation>
    </message>
    <message>
        <source>Without disabled people</source>
        <translation>Without disabled people</translation>
    </message>
    <message>
        <source>Without jobs of disabled people</source>
        <translation>Without jobs of disabled people</translation>
    </message>
</context>
<context>
    <name>renzhi::JobForm</name>
    <message>
        <source>This was changed on the server while you were editing. Nothing was sent: look at it, then save again.</source>
        <translation>This was changed on the server while you were editing. Nothing was sent: look at it, then save again.</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>input: value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is not a position of %2, so it was taken out.</source>
        <translation>%1 is not a position of %2, so it was taken out.</translation>
    </message>
    <message>
        <source>The position&apos;s default title is %1.</source>
        <translation>The position&apos;s default title is %1.</translation>
    </message>
    <message>
        <source>Title set from the position&apos;s default</source>
        <translation>Title set from the position&apos;s default</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>old → new</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Add part-time job</source>
        <translation>Add part-time job</translation>
    </message>
    <message>
        <source>Change part-time job</source>
        <translation>Change part-time job</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Save changes</translation>
    </message>
    <message>
        <source>Transfer primary job</source>
        <translation>Transfer primary job</translation>
    </message>
</context>
<context>
    <name>renzhi::JobListModel</name>
    <message>
        <source>Unknown (%1)</source>
        <extracomment>An id that no record of the directory explains.</extracomment>
        <translation>Unknown (%1)</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two parts of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Primary job: %1</source>
        <translation>Primary job: %1</translation>
    </message>
    <message>
        <source>Part-time job: %1</source>
        <translation>Part-time job: %1</translation>
    </message>
</context>
<context>
    <name>renzhi::JobManagementPage</name>
    <message>
        <source>Tr&amp;y again</source>
        <translation>Tr&amp;y again</translation>
    </message>
    <message>
        <source>&amp;Show people anyway</source>
        <translation>&amp;Show people anyway</translation>
    </message>
</context>
<context>
    <name>renzhi::JobRowWidget</name>
    <message>
        <source>%1: %2</source>
        <comment>action: which job</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No position</source>
        <translation>No position</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>position · title</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>This job refers to something that is not in the local data.</source>
        <translation>This job refers to something that is not in the local data.</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>kind of job: position and title, organization</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1, locked</source>
        <translation>%1, locked</translation>
    </message>
</context>
<context>
    <name>renzhi::JobTableModel</name>
    <message>
        <source>Primary job</source>
        <translation>Primary job</translation>
    </message>
    <message>
        <source>Part-time job</source>
        <translation>Part-time job</translation>
    </message>
    <message>
        <source>Cross-company</source>
        <translation>Cross-company</translation>
    </message>
    <message>
        <source>Same company</source>
        <translation>Same company</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two parts of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>May be out of date</source>
        <translation>May be out of date</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>Employee ID</source>
        <translation>Employee ID</translation>
    </message>
    <message>
        <source>Primary organization</source>
        <translation>Primary organization</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Read at</source>
        <translation>Read at</translation>
    </message>
</context>
<context>
    <name>renzhi::JobsCrawlPanel</name>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;top</translation>
    </message>
    <message>
        <source>Read the jobs of the chosen organization</source>
        <translation>Read the jobs of the chosen organization</translation>
    </message>
    <message>
        <source>Stop reading jobs</source>
        <translation>Stop reading jobs</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>Res&amp;ume</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>Pa&amp;use</translation>
    </message>
    <message>
        <source>Resume reading jobs</source>
        <translation>Resume reading jobs</translation>
    </message>
    <message>
        <source>Pause reading jobs</source>
        <translation>Pause reading jobs</translation>
    </message>
    <message>
        <source>“%1” and everything below it</source>
        <comment>organization</comment>
        <translation>“%1” and everything below it</translation>
    </message>
    <message>
        <source>Choose an organization in the tree first.</source>
        <translation>Choose an organization in the tree first.</translation>
    </message>
    <message>
        <source>No jobs are being read.</source>
        <translation>No jobs are being read.</translation>
    </message>
    <message>
        <source>Jobs are known for %1 of %2 people.</source>
        <translation>Jobs are known for %1 of %2 people.</translation>
    </message>
    <message>
        <source>Jobs are known for %1 of %2 people; the oldest reading is %3.</source>
        <comment>two numbers and an age: 3 h old</comment>
        <translation>Jobs are known for %1 of %2 people; the oldest reading is %3.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>whose jobs are read, and how far that is</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>No tenant is open.</source>
        <translation>No tenant is open.</translation>
    </message>
    <message>
        <source>Jobs are being read already.</source>
        <translation>Jobs are being read already.</translation>
    </message>
    <message>
        <source>You are working offline. Turn off “Work offline” in the Tools menu first.</source>
        <translation>You are working offline. Turn off “Work offline” in the Tools menu first.</translation>
    </message>
    <message>
        <source>Job management is off for this tenant.</source>
        <translation>Job management is off for this tenant.</translation>
    </message>
    <message>
        <source>No people have been read yet.</source>
        <translation>No people have been read yet.</translation>
    </message>
    <message>
        <source>Read jobs of &amp;everybody</source>
        <translation>Read jobs of &amp;everybody</translation>
    </message>
    <message>
        <source>Read jobs of the &amp;organization</source>
        <translation>Read jobs of the &amp;organization</translation>
    </message>
    <message>
        <source>Read the jobs of everybody</source>
        <translation>Read the jobs of everybody</translation>
    </message>
</context>
<context>
    <name>renzhi::JobsPane</name>
    <message>
        <source>Show &amp;all jobs</source>
        <translation>Show &amp;all jobs</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>No jobs yet</translation>
    </message>
    <message>
        <source>Nothing of this tenant has been read.</source>
        <translation>Nothing of this tenant has been read.</translation>
    </message>
    <message>
        <source>The jobs that are kept on this computer could not be read.</source>
        <translation>The jobs that are kept on this computer could not be read.</translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation>No jobs</translation>
    </message>
    <message>
        <source>The jobs of everybody were read, and nobody has one.</source>
        <translation>The jobs of everybody were read, and nobody has one.</translation>
    </message>
    <message>
        <source>Jobs are read one person at a time; so far of %1 of %2 people.</source>
        <translation>Jobs are read one person at a time; so far of %1 of %2 people.</translation>
    </message>
    <message>
        <source>S&amp;ynchronization…</source>
        <translation>S&amp;ynchronization…</translation>
    </message>
    <message>
        <source>Jobs are read one person at a time, and you are working offline. They are known for %1 of %2 people.</source>
        <translation>Jobs are read one person at a time, and you are working offline. They are known for %1 of %2 people.</translation>
    </message>
    <message>
        <source>Job management is off for this tenant.</source>
        <translation>Job management is off for this tenant.</translation>
    </message>
    <message>
        <source>Jobs are read one person at a time. They are known for %1 of %2 people.</source>
        <translation>Jobs are read one person at a time. They are known for %1 of %2 people.</translation>
    </message>
    <message>
        <source>&amp;Read the jobs of everybody</source>
        <translation>&amp;Read the jobs of everybody</translation>
    </message>
    <message numerus="yes">
        <source>%Ln jobs</source>
        <translation>
            <numerusform>%Ln job</numerusform>
            <numerusform>%Ln jobs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>No job is left by what is chosen above the list.</source>
        <translation>No job is left by what is chosen above the list.</translation>
    </message>
    <message>
        <source>The jobs cannot be shown</source>
        <translation>The jobs cannot be shown</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Try again</translation>
    </message>
    <message>
        <source>Name, pinyin, user name, employee ID, mobile, organization</source>
        <translation>Name, pinyin, user name, employee ID, mobile, organization</translation>
    </message>
    <message>
        <source>Search jobs by their people: name, pinyin, user name, employee ID, mobile, organization</source>
        <translation>Search jobs by their people: name, pinyin, user name, employee ID, mobile, organization</translation>
    </message>
    <message>
        <source>Listing the jobs…</source>
        <translation>Listing the jobs…</translation>
    </message>
    <message>
        <source>The jobs could not be read again</source>
        <translation>The jobs could not be read again</translation>
    </message>
</context>
<context>
    <name>renzhi::LanguageSwitch</name>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
</context>
<context>
    <name>renzhi::ListPane</name>
    <message>
        <source>In %1</source>
        <comment>organization</comment>
        <translation>In %1</translation>
    </message>
    <message>
        <source>No tenant is open</source>
        <translation>No tenant is open</translation>
    </message>
    <message>
        <source>Connect a tenant from the File menu.</source>
        <translation>Connect a tenant from the File menu.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nothing matches</translation>
    </message>
    <message>
        <source>Nothing belongs to this organization.</source>
        <translation>Nothing belongs to this organization.</translation>
    </message>
    <message>
        <source>Show &amp;all organizations</source>
        <translation>Show &amp;all organizations</translation>
    </message>
    <message>
        <source>&amp;Clear the search</source>
        <translation>&amp;Clear the search</translation>
    </message>
    <message>
        <source>Reading from the server…</source>
        <translation>Reading from the server…</translation>
    </message>
    <message>
        <source>The first rows appear as soon as they are here.</source>
        <translation>The first rows appear as soon as they are here.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the network and try again.</source>
        <translation>The server cannot be reached. Check the network and try again.</translation>
    </message>
    <message>
        <source>&amp;Read from the server</source>
        <translation>&amp;Read from the server</translation>
    </message>
    <message>
        <source>Show all organizations</source>
        <translation>Show all organizations</translation>
    </message>
    <message>
        <source>The server has none of these.</source>
        <translation>The server has none of these.</translation>
    </message>
    <message>
        <source>You are working offline, so nothing is read.</source>
        <translation>You are working offline, so nothing is read.</translation>
    </message>
    <message>
        <source>Go o&amp;nline</source>
        <translation>Go o&amp;nline</translation>
    </message>
    <message>
        <source>No row matches the filters above the columns.</source>
        <translation>No row matches the filters above the columns.</translation>
    </message>
    <message>
        <source>Clear fi&amp;lters</source>
        <translation>Clear fi&amp;lters</translation>
    </message>
    <message>
        <source>Name, pinyin, initials, user name, organization, numbers and codes were searched.</source>
        <translation>Name, pinyin, initials, user name, organization, numbers and codes were searched.</translation>
    </message>
</context>
<context>
    <name>renzhi::LockCover</name>
    <message>
        <source>The screen was cleared</source>
        <translation>The screen was cleared</translation>
    </message>
    <message>
        <source>This is not the client secret of the tenant that is open.</source>
        <translation>This is not the client secret of the tenant that is open.</translation>
    </message>
    <message>
        <source>Nobody used Renzhi for a while. The client secret of this tenant is kept in no keyring: enter it to go on.</source>
        <translation>Nobody used Renzhi for a while. The client secret of this tenant is kept in no keyring: enter it to go on.</translation>
    </message>
    <message>
        <source>Nobody used Renzhi for a while.</source>
        <translation>Nobody used Renzhi for a while.</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Client secret</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>A form is open, and what was typed into it would be lost. Choose “Quit” once more to quit all the same.</source>
        <translation>A form is open, and what was typed into it would be lost. Choose “Quit” once more to quit all the same.</translation>
    </message>
</context>
<context>
    <name>renzhi::MainToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>Toolbar</translation>
    </message>
</context>
<context>
    <name>renzhi::MainWindow</name>
    <message>
        <source>demo tenant</source>
        <translation>demo tenant</translation>
    </message>
    <message>
        <source>Renzhi 任职台 — %1</source>
        <translation>Renzhi 任职台 — %1</translation>
    </message>
    <message>
        <source>Renzhi 任职台</source>
        <translation>Renzhi 任职台</translation>
    </message>
</context>
<context>
    <name>renzhi::Menus</name>
    <message>
        <source>Demo tenant</source>
        <translation>Demo tenant</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Tenants</source>
        <translation>&amp;Tenants</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Columns</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Theme</translation>
    </message>
    <message>
        <source>&amp;Follow the desktop</source>
        <translation>&amp;Follow the desktop</translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation>L&amp;ight</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dark</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>Text &amp;size</translation>
    </message>
    <message>
        <source>&amp;Small</source>
        <translation>&amp;Small</translation>
    </message>
    <message>
        <source>&amp;Normal</source>
        <translation>&amp;Normal</translation>
    </message>
    <message>
        <source>&amp;Large</source>
        <translation>&amp;Large</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Go</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Tools</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>&amp;Density</translation>
    </message>
    <message>
        <source>&amp;Comfortable</source>
        <translation>&amp;Comfortable</translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <translation>C&amp;ompact</translation>
    </message>
</context>
<context>
    <name>renzhi::MessageBar</name>
    <message>
        <source>Copy details</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Close this message</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>What to do: %1</translation>
    </message>
</context>
<context>
    <name>renzhi::NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message numerus="yes">
        <source>Outbox, %n waiting</source>
        <translation>
            <numerusform>Outbox, %n waiting</numerusform>
            <numerusform>Outbox, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>renzhi::OrganizationPane</name>
    <message>
        <source>Organizations</source>
        <translation>Organizations</translation>
    </message>
    <message>
        <source>Filter organizations</source>
        <translation>Filter organizations</translation>
    </message>
</context>
<context>
    <name>renzhi::OrganizationTreeModel</name>
    <message>
        <source>All organizations</source>
        <translation>All organizations</translation>
    </message>
    <message>
        <source>%1 (disabled)</source>
        <translation>%1 (disabled)</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two parts of a list</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>level %1</source>
        <comment>depth in the tree</comment>
        <translation>level %1</translation>
    </message>
    <message numerus="yes">
        <source>%n positions</source>
        <translation>
            <numerusform>%n position</numerusform>
            <numerusform>%n positions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>renzhi::OutboxPage</name>
    <message>
        <source>Not while working offline</source>
        <translation>Not while working offline</translation>
    </message>
    <message>
        <source>This tenant is read-only</source>
        <translation>This tenant is read-only</translation>
    </message>
    <message>
        <source>Discard “%1”? It was never sent, and what was entered will be lost.</source>
        <translation>Discard “%1”? It was never sent, and what was entered will be lost.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Outbox</translation>
    </message>
    <message>
        <source>Send &amp;all</source>
        <translation>Send &amp;all</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Send</translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation>&amp;Discard…</translation>
    </message>
    <message>
        <source>No tenant is open</source>
        <translation>No tenant is open</translation>
    </message>
    <message>
        <source>Connect a tenant from the File menu.</source>
        <translation>Connect a tenant from the File menu.</translation>
    </message>
    <message>
        <source>The Outbox could not be read</source>
        <translation>The Outbox could not be read</translation>
    </message>
    <message>
        <source>What was kept in it is not shown here, and it is not lost.</source>
        <translation>What was kept in it is not shown here, and it is not lost.</translation>
    </message>
    <message>
        <source>&amp;Read it again</source>
        <translation>&amp;Read it again</translation>
    </message>
    <message>
        <source>The Outbox is empty</source>
        <translation>The Outbox is empty</translation>
    </message>
    <message>
        <source>It is being sent.</source>
        <translation>It is being sent.</translation>
    </message>
    <message>
        <source>Sending is under way.</source>
        <translation>Sending is under way.</translation>
    </message>
    <message>
        <source>It was sent, and its outcome is unknown. “Send” reads the server first, to find out what became of it.</source>
        <translation>It was sent, and its outcome is unknown. “Send” reads the server first, to find out what became of it.</translation>
    </message>
    <message>
        <source>A removal has nothing to edit: discard it, or send it.</source>
        <translation>A removal has nothing to edit: discard it, or send it.</translation>
    </message>
    <message>
        <source>Sho&amp;w person</source>
        <translation>Sho&amp;w person</translation>
    </message>
    <message>
        <source>Discard “%1”? It was sent and its outcome is unknown: the server may have it, and Renzhi will not check again.</source>
        <translation>Discard “%1”? It was sent and its outcome is unknown: the server may have it, and Renzhi will not check again.</translation>
    </message>
    <message>
        <source>Discard “%1”? It did not succeed, and what was entered will be lost.</source>
        <translation>Discard “%1”? It did not succeed, and what was entered will be lost.</translation>
    </message>
    <message>
        <source>Ed&amp;it…</source>
        <translation>Ed&amp;it…</translation>
    </message>
    <message>
        <source>The directory is still being opened.</source>
        <translation>The directory is still being opened.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of change: person or position</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>This is production. To send %n change(s) at once, type “%1”.</source>
        <translation>
            <numerusform>This is production. To send %n change at once, type “%1”.</numerusform>
            <numerusform>This is production. To send %n changes at once, type “%1”.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Send nothing</source>
        <translation>Send nothing</translation>
    </message>
    <message>
        <source>It is the first already.</source>
        <translation>It is the first already.</translation>
    </message>
    <message>
        <source>It is the last already.</source>
        <translation>It is the last already.</translation>
    </message>
    <message>
        <source>To be sent earlier (%1)</source>
        <translation>To be sent earlier (%1)</translation>
    </message>
    <message>
        <source>To be sent later (%1)</source>
        <translation>To be sent later (%1)</translation>
    </message>
    <message>
        <source>“%1” stands before “%2”, whose position it uses. “Send all” sends positions first all the same; sent by itself, the job may be refused.</source>
        <translation>“%1” stands before “%2”, whose position it uses. “Send all” sends positions first all the same; sent by itself, the job may be refused.</translation>
    </message>
    <message>
        <source>Changes you save while offline or collecting wait here until you send them.</source>
        <translation>Changes you save while offline or collecting wait here until you send them.</translation>
    </message>
    <message>
        <source>What you saved while offline or collecting. Nothing here is sent automatically; before sending, each record is read again and compared with what you saw.</source>
        <translation>What you saved while offline or collecting. Nothing here is sent automatically; before sending, each record is read again and compared with what you saw.</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Move &amp;up</translation>
    </message>
    <message>
        <source>Move dow&amp;n</source>
        <translation>Move dow&amp;n</translation>
    </message>
</context>
<context>
    <name>renzhi::OutboxTableModel</name>
    <message>
        <source>; </source>
        <comment>between changes</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <source>Sent, outcome unknown: sending reads first</source>
        <translation>Sent, outcome unknown: sending reads first</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>For</source>
        <translation>For</translation>
    </message>
    <message>
        <source>Old → new</source>
        <translation>Old → new</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>renzhi::PageSearch</name>
    <message>
        <source>Nothing to search on this page</source>
        <translation>Nothing to search on this page</translation>
    </message>
</context>
<context>
    <name>renzhi::PeoplePane</name>
    <message>
        <source>No people yet</source>
        <translation>No people yet</translation>
    </message>
    <message>
        <source>Nothing of this tenant has been read.</source>
        <translation>Nothing of this tenant has been read.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Name, pinyin, user name, employee ID, mobile, organization</source>
        <translation>Name, pinyin, user name, employee ID, mobile, organization</translation>
    </message>
    <message>
        <source>Search people: name, pinyin, user name, employee ID, mobile, organization</source>
        <translation>Search people: name, pinyin, user name, employee ID, mobile, organization</translation>
    </message>
    <message>
        <source>The people cannot be shown</source>
        <translation>The people cannot be shown</translation>
    </message>
    <message>
        <source>The people who are kept on this computer could not be read.</source>
        <translation>The people who are kept on this computer could not be read.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Try again</translation>
    </message>
</context>
<context>
    <name>renzhi::PersonCard</name>
    <message>
        <source>Read again</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Person not found</source>
        <translation>Person not found</translation>
    </message>
    <message>
        <source>No person chosen</source>
        <translation>No person chosen</translation>
    </message>
    <message>
        <source>The directory does not have this person any more.</source>
        <translation>The directory does not have this person any more.</translation>
    </message>
    <message>
        <source>Choose a person in the list to see the jobs.</source>
        <translation>Choose a person in the list to see the jobs.</translation>
    </message>
    <message>
        <source>No organization</source>
        <translation>No organization</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two states</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>No primary job.</source>
        <translation>No primary job.</translation>
    </message>
    <message>
        <source>The jobs of this person have not been read yet.</source>
        <translation>The jobs of this person have not been read yet.</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Employee ID</source>
        <translation>Employee ID</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>As the server gave it; its time zone is not documented.</source>
        <translation>As the server gave it; its time zone is not documented.</translation>
    </message>
    <message>
        <source>PRIMARY</source>
        <comment>job</comment>
        <translation>PRIMARY</translation>
    </message>
    <message>
        <source>PART-TIME</source>
        <comment>jobs</comment>
        <translation>PART-TIME</translation>
    </message>
    <message>
        <source>No part-time jobs.</source>
        <translation>No part-time jobs.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Add part-time job</source>
        <translation>Add part-time job</translation>
    </message>
    <message>
        <source>Add part-time job (%1)</source>
        <translation>Add part-time job (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <comment>in the Outbox</comment>
        <translation>
            <numerusform>%n change waiting</numerusform>
            <numerusform>%n changes waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept in the Outbox until you send them</source>
        <translation>Kept in the Outbox until you send them</translation>
    </message>
</context>
<context>
    <name>renzhi::PositionCard</name>
    <message>
        <source>Read again</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>This position is gone</source>
        <translation>This position is gone</translation>
    </message>
    <message>
        <source>No position chosen</source>
        <translation>No position chosen</translation>
    </message>
    <message>
        <source>The directory does not have this position any more.</source>
        <translation>The directory does not have this position any more.</translation>
    </message>
    <message>
        <source>Choose a position in the list to see who holds it.</source>
        <translation>Choose a position in the list to see who holds it.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name (code)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>primary job</source>
        <translation>primary job</translation>
    </message>
    <message>
        <source>part-time job</source>
        <translation>part-time job</translation>
    </message>
    <message>
        <source>%1 (%2), %3</source>
        <comment>name (user name), kind of job</comment>
        <translation>%1 (%2), %3</translation>
    </message>
    <message numerus="yes">
        <source>HOLDERS KNOWN: %Ln</source>
        <translation>
            <numerusform>HOLDERS KNOWN: %Ln</numerusform>
            <numerusform>HOLDERS KNOWN: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is known to hold it. Only people whose jobs were read are counted.</source>
        <translation>Nobody is known to hold it. Only people whose jobs were read are counted.</translation>
    </message>
    <message>
        <source>Only people whose jobs were read are counted.</source>
        <translation>Only people whose jobs were read are counted.</translation>
    </message>
    <message>
        <source>Default title</source>
        <translation>Default title</translation>
    </message>
    <message>
        <source>Organization code</source>
        <translation>Organization code</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>As the server gave it; its time zone is not documented.</source>
        <translation>As the server gave it; its time zone is not documented.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Change position</source>
        <translation>Change position</translation>
    </message>
    <message>
        <source>People who hold this position</source>
        <translation>People who hold this position</translation>
    </message>
    <message>
        <source>The first %L1 are shown.</source>
        <translation>The first %L1 are shown.</translation>
    </message>
</context>
<context>
    <name>renzhi::PositionForm</name>
    <message>
        <source>%1 → %2</source>
        <comment>old → new</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Hide holders</source>
        <translation>Hide holders</translation>
    </message>
    <message>
        <source>Show holders</source>
        <translation>Show holders</translation>
    </message>
    <message>
        <source>This was changed on the server while you were editing. Nothing was sent: look at it, then save again.</source>
        <translation>This was changed on the server while you were editing. Nothing was sent: look at it, then save again.</translation>
    </message>
    <message>
        <source>Change position</source>
        <translation>Change position</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Save changes</translation>
    </message>
    <message>
        <source>Add position</source>
        <translation>Add position</translation>
    </message>
    <message>
        <source>New position</source>
        <translation>New position</translation>
    </message>
    <message>
        <source>Unique in the whole tenant</source>
        <translation>Unique in the whole tenant</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Default title</source>
        <translation>Default title</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) hold this position, so its organization cannot change.</source>
        <translation>
            <numerusform>%n person holds this position, so its organization cannot change.</numerusform>
            <numerusform>%n people hold this position, so its organization cannot change.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>input: value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>renzhi::PositionTableModel</name>
    <message>
        <source>, </source>
        <comment>between two parts of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Default title</source>
        <translation>Default title</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Updated</translation>
    </message>
</context>
<context>
    <name>renzhi::PositionsPane</name>
    <message>
        <source>Search positions: name, pinyin, code</source>
        <translation>Search positions: name, pinyin, code</translation>
    </message>
    <message>
        <source>No positions yet</source>
        <translation>No positions yet</translation>
    </message>
    <message>
        <source>Nothing of this tenant has been read.</source>
        <translation>Nothing of this tenant has been read.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln positions</source>
        <translation>
            <numerusform>%Ln position</numerusform>
            <numerusform>%Ln positions</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positions</translation>
    </message>
</context>
<context>
    <name>renzhi::ProfileBand</name>
    <message>
        <source>Production</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>Production: %1</source>
        <translation>Production: %1</translation>
    </message>
</context>
<context>
    <name>renzhi::RemoveJobDialog</name>
    <message>
        <source>Remove part-time job</source>
        <translation>Remove part-time job</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>This job was changed on the server in the meantime. Nothing was sent: this is what it is now.</source>
        <translation>This job was changed on the server in the meantime. Nothing was sent: this is what it is now.</translation>
    </message>
    <message>
        <source>Remove this part-time job of %1?</source>
        <translation>Remove this part-time job of %1?</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>The primary job and other part-time jobs stay as they are. To get it back, add it again; it will have a new ID.</source>
        <translation>The primary job and other part-time jobs stay as they are. To get it back, add it again; it will have a new ID.</translation>
    </message>
</context>
<context>
    <name>renzhi::RemovePositionDialog</name>
    <message>
        <source>Remove position</source>
        <translation>Remove position</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>This position was changed on the server in the meantime. Nothing was sent: this is what it is now.</source>
        <translation>This position was changed on the server in the meantime. Nothing was sent: this is what it is now.</translation>
    </message>
    <message>
        <source>Remove the position “%1”?</source>
        <translation>Remove the position “%1”?</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Default title</source>
        <translation>Default title</translation>
    </message>
    <message>
        <source>The server removes it only while nobody holds it. To get it back, add it again; it will have a new ID.</source>
        <translation>The server removes it only while nobody holds it. To get it back, add it again; it will have a new ID.</translation>
    </message>
</context>
<context>
    <name>renzhi::RequestText</name>
    <message>
        <source>%1 → %2</source>
        <comment>old → new</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>input: value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Default title</source>
        <translation>Default title</translation>
    </message>
    <message>
        <source>Add part-time job</source>
        <translation>Add part-time job</translation>
    </message>
    <message>
        <source>Change part-time job</source>
        <translation>Change part-time job</translation>
    </message>
    <message>
        <source>Remove part-time job</source>
        <translation>Remove part-time job</translation>
    </message>
    <message>
        <source>Transfer primary job</source>
        <translation>Transfer primary job</translation>
    </message>
    <message>
        <source>Add position</source>
        <translation>Add position</translation>
    </message>
    <message>
        <source>Change position</source>
        <translation>Change position</translation>
    </message>
    <message>
        <source>Remove position</source>
        <translation>Remove position</translation>
    </message>
</context>
<context>
    <name>renzhi::SettingsDialog</name>
    <message>
        <source>Follow the desktop</source>
        <translation>Follow the desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Small</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>Reset theme and text size</source>
        <translation>Reset theme and text size</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Never</source>
        <comment>clear the screen</comment>
        <translation>Never</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s) without use</source>
        <translation>
            <numerusform>After %n minute without use</numerusform>
            <numerusform>After %n minutes without use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>renzhi::ShortcutEditor</name>
    <message>
        <source>Shortcut for “%1”:</source>
        <translation>Shortcut for “%1”:</translation>
    </message>
    <message>
        <source>Press the new key. It applies at once.</source>
        <translation>Press the new key. It applies at once.</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>Changed by you</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Shortcut</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>&amp;No key</translation>
    </message>
    <message>
        <source>&amp;Reset all</source>
        <translation>&amp;Reset all</translation>
    </message>
    <message>
        <source>Restores the original shortcut of every action</source>
        <translation>Restores the original shortcut of every action</translation>
    </message>
</context>
<context>
    <name>renzhi::Shortcuts</name>
    <message>
        <source>%1 is needed for typing, moving or menus. Use Ctrl with another key, or a function key.</source>
        <translation>%1 is needed for typing, moving or menus. Use Ctrl with another key, or a function key.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”. Give that another key first.</source>
        <translation>%1 belongs to “%2”. Give that another key first.</translation>
    </message>
</context>
<context>
    <name>renzhi::StageList</name>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Name of the server</source>
        <translation>Name of the server</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>Encryption (TLS)</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Sign-in</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Permissions</translation>
    </message>
    <message>
        <source>Job management</source>
        <translation>Job management</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>checking…</translation>
    </message>
    <message>
        <source>✓ passed</source>
        <translation>✓ passed</translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation>✗ failed</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>not tried</translation>
    </message>
</context>
<context>
    <name>renzhi::StatusPanel</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Progress of reading</source>
        <translation>Progress of reading</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Not connected yet</translation>
    </message>
    <message>
        <source>Working offline</source>
        <translation>Working offline</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>· data of %1</source>
        <translation>· data of %1</translation>
    </message>
    <message>
        <source>· nothing read yet</source>
        <translation>· nothing read yet</translation>
    </message>
    <message>
        <source>· reading %1, %2 %</source>
        <translation>· reading %1, %2 %</translation>
    </message>
    <message numerus="yes">
        <source>The server asks to wait: again in %n s</source>
        <translation>
            <numerusform>The server asks to wait: again in %n s</numerusform>
            <numerusform>The server asks to wait: again in %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Outbox %1</source>
        <translation>Outbox %1</translation>
    </message>
    <message>
        <source>Changes kept here until you send them</source>
        <translation>Changes kept here until you send them</translation>
    </message>
    <message>
        <source>demo tenant</source>
        <translation>demo tenant</translation>
    </message>
    <message>
        <source>%1, read-only</source>
        <translation>%1, read-only</translation>
    </message>
    <message>
        <source>· read in part</source>
        <translation>· read in part</translation>
    </message>
    <message>
        <source>Click to see how far each list has been read</source>
        <translation>Click to see how far each list has been read</translation>
    </message>
    <message>
        <source>· paused at %1 %</source>
        <translation>· paused at %1 %</translation>
    </message>
    <message>
        <source>· %1, %2</source>
        <comment>records a second, time left</comment>
        <translation>· %1, %2</translation>
    </message>
    <message>
        <source>%1, production</source>
        <translation>%1, production</translation>
    </message>
    <message>
        <source>Outbox %1, collecting</source>
        <translation>Outbox %1, collecting</translation>
    </message>
    <message>
        <source>You are collecting changes: what you save is kept here until you send it</source>
        <translation>You are collecting changes: what you save is kept here until you send it</translation>
    </message>
</context>
<context>
    <name>renzhi::SyncDialog</name>
    <message>
        <source>Synchronization</source>
        <translation>Synchronization</translation>
    </message>
    <message>
        <source>No tenant is open</source>
        <translation>No tenant is open</translation>
    </message>
    <message>
        <source>The local copy of “%1”</source>
        <translation>The local copy of “%1”</translation>
    </message>
    <message>
        <source>demo tenant</source>
        <translation>demo tenant</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation>&amp;Sync now</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>Ca&amp;ncel</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Resume</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Nothing is being read.</source>
        <translation>Nothing is being read.</translation>
    </message>
    <message>
        <source>List</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Last read in full</source>
        <translation>Last read in full</translation>
    </message>
    <message>
        <source>Read everything a&amp;gain</source>
        <translation>Read everything a&amp;gain</translation>
    </message>
</context>
<context>
    <name>renzhi::TableView</name>
    <message>
        <source>&amp;Reset columns</source>
        <translation>&amp;Reset columns</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>&amp;Sort by</translation>
    </message>
    <message>
        <source>Sort &amp;also by</source>
        <translation>Sort &amp;also by</translation>
    </message>
    <message>
        <source>%1, ascending</source>
        <comment>column</comment>
        <translation>%1, ascending</translation>
    </message>
    <message>
        <source>%1, descending</source>
        <comment>column</comment>
        <translation>%1, descending</translation>
    </message>
    <message>
        <source>Sorted by %1</source>
        <translation>Sorted by %1</translation>
    </message>
    <message>
        <source>; then </source>
        <translation>; then </translation>
    </message>
    <message>
        <source>Best matches first</source>
        <translation>Best matches first</translation>
    </message>
</context>
<context>
    <name>renzhi::TenantBanner</name>
    <message>
        <source>Go online</source>
        <translation>Go online</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>The secret of this tenant could not be saved in a keyring. It stays in memory for this session only, and is asked for again at the next start.</source>
        <translation>The secret of this tenant could not be saved in a keyring. It stays in memory for this session only, and is asked for again at the next start.</translation>
    </message>
    <message>
        <source>You are working offline, and nothing of this tenant has been read yet.</source>
        <translation>You are working offline, and nothing of this tenant has been read yet.</translation>
    </message>
    <message>
        <source>The server cannot be reached, and nothing of this tenant has been read yet.</source>
        <translation>The server cannot be reached, and nothing of this tenant has been read yet.</translation>
    </message>
    <message>
        <source>You are working offline. You see the data of %1 (%2). What you change is kept in the Outbox.</source>
        <translation>You are working offline. You see the data of %1 (%2). What you change is kept in the Outbox.</translation>
    </message>
    <message>
        <source>The server cannot be reached. You see the data of %1 (%2). What you change is kept in the Outbox.</source>
        <translation>The server cannot be reached. You see the data of %1 (%2). What you change is kept in the Outbox.</translation>
    </message>
    <message>
        <source>The profile was exported, without its secret, to %1</source>
        <translation>The profile was exported, without its secret, to %1</translation>
    </message>
    <message>
        <source>“%1” opens as soon as what is under way here has ended: an open form, or a change that is being sent.</source>
        <translation>“%1” opens as soon as what is under way here has ended: an open form, or a change that is being sent.</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Stay here</translation>
    </message>
    <message>
        <source>Show changes</source>
        <translation>Show changes</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>The server was asked again: the permissions of the application are the same as before.</source>
        <translation>The server was asked again: the permissions of the application are the same as before.</translation>
    </message>
    <message>
        <source>Undone: “%1”.</source>
        <translation>Undone: “%1”.</translation>
    </message>
    <message>
        <source>Undone: “%1”. It was added again, and its ID is new: %2.</source>
        <translation>Undone: “%1”. It was added again, and its ID is new: %2.</translation>
    </message>
    <message>
        <source>Earlier changes can be undone on the Changes page.</source>
        <translation>Earlier changes can be undone on the Changes page.</translation>
    </message>
    <message numerus="yes">
        <source>It was not known how %n change(s) ended. The server was read again, and nothing was sent: the changes say how each of them ended.</source>
        <translation>
            <numerusform>It was not known how %n change ended. The server was read again, and nothing was sent: the changes say how it ended.</numerusform>
            <numerusform>It was not known how %n changes ended. The server was read again, and nothing was sent: the changes say how each of them ended.</numerusform>
        </translation>
    </message>
    <message>
        <source>It was not known how “%1” ended. The server was read again: the change was made.</source>
        <translation>It was not known how “%1” ended. The server was read again: the change was made.</translation>
    </message>
    <message>
        <source>It was not known how “%1” ended. The server was read again: the change is not there. Nothing was sent again.</source>
        <translation>It was not known how “%1” ended. The server was read again: the change is not there. Nothing was sent again.</translation>
    </message>
    <message>
        <source>It was not known how “%1” ended. Reading the server again does not tell it. Nothing was sent again.</source>
        <translation>It was not known how “%1” ended. Reading the server again does not tell it. Nothing was sent again.</translation>
    </message>
    <message numerus="yes">
        <source>There was no contact to this tenant for more than %n day(s). What was read before was removed from this computer, as its profile asks for; the Outbox, drafts and the change log are kept.</source>
        <translation>
            <numerusform>There was no contact to this tenant for more than %n day. What was read before was removed from this computer, as its profile asks for; the Outbox, drafts and the change log are kept.</numerusform>
            <numerusform>There was no contact to this tenant for more than %n days. What was read before was removed from this computer, as its profile asks for; the Outbox, drafts and the change log are kept.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows are too many to copy: at most %2 can be copied at once. Nothing was copied; select fewer rows and copy again.</source>
        <translation>%1 rows are too many to copy: at most %2 can be copied at once. Nothing was copied; select fewer rows and copy again.</translation>
    </message>
</context>
<context>
    <name>renzhi::TenantDialog</name>
    <message>
        <source>Enter the domain, the client ID and the secret first.</source>
        <translation>Enter the domain, the client ID and the secret first.</translation>
    </message>
    <message>
        <source>Everything works: this tenant can be used.</source>
        <translation>Everything works: this tenant can be used.</translation>
    </message>
    <message>
        <source>Certificate authorities</source>
        <translation>Certificate authorities</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Certificates (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>As the system is set</source>
        <translation>As the system is set</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>This one:</translation>
    </message>
    <message>
        <source>Connect a tenant</source>
        <translation>Connect a tenant</translation>
    </message>
    <message>
        <source>Edit the tenant profile</source>
        <translation>Edit the tenant profile</translation>
    </message>
    <message>
        <source>As it should be called here</source>
        <translation>As it should be called here</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>Check connection</source>
        <translation>Check connection</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Purple</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grey</translation>
    </message>
    <message>
        <source>None</source>
        <comment>colour</comment>
        <translation>None</translation>
    </message>
    <message>
        <source>Duplicate the tenant profile</source>
        <translation>Duplicate the tenant profile</translation>
    </message>
    <message>
        <source>Not set for this tenant</source>
        <translation>Not set for this tenant</translation>
    </message>
    <message>
        <source>Only when asked</source>
        <translation>Only when asked</translation>
    </message>
    <message numerus="yes">
        <source>Every %n minute(s)</source>
        <translation>
            <numerusform>Every minute</numerusform>
            <numerusform>Every %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>renzhi::TitleCard</name>
    <message>
        <source>This title is gone</source>
        <translation>This title is gone</translation>
    </message>
    <message>
        <source>No title chosen</source>
        <translation>No title chosen</translation>
    </message>
    <message>
        <source>The directory does not have this title any more.</source>
        <translation>The directory does not have this title any more.</translation>
    </message>
    <message>
        <source>Choose a title in the list to see which positions offer it.</source>
        <translation>Choose a title in the list to see which positions offer it.</translation>
    </message>
    <message>
        <source>No position has it as its default title; a job can have it all the same.</source>
        <translation>No position has it as its default title; a job can have it all the same.</translation>
    </message>
    <message>
        <source>A job in one of them can have another title.</source>
        <translation>A job in one of them can have another title.</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>As the server gave it; its time zone is not documented.</source>
        <translation>As the server gave it; its time zone is not documented.</translation>
    </message>
    <message>
        <source>Positions that offer this title</source>
        <translation>Positions that offer this title</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name (code)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>position, organization</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Those of all organizations are counted.</source>
        <translation>Those of all organizations are counted.</translation>
    </message>
    <message>
        <source>The first %L1 are shown.</source>
        <translation>The first %L1 are shown.</translation>
    </message>
    <message numerus="yes">
        <source>POSITIONS WITH THIS DEFAULT TITLE: %Ln</source>
        <translation>
            <numerusform>POSITION WITH THIS DEFAULT TITLE: %Ln</numerusform>
            <numerusform>POSITIONS WITH THIS DEFAULT TITLE: %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>renzhi::TitleTableModel</name>
    <message>
        <source>, </source>
        <comment>between two parts of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positions</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Updated</translation>
    </message>
</context>
<context>
    <name>renzhi::TitlesPane</name>
    <message>
        <source>Search titles: name, pinyin, code</source>
        <translation>Search titles: name, pinyin, code</translation>
    </message>
    <message>
        <source>No titles yet</source>
        <translation>No titles yet</translation>
    </message>
    <message>
        <source>Nothing of this tenant has been read.</source>
        <translation>Nothing of this tenant has been read.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln titles</source>
        <translation>
            <numerusform>%Ln title</numerusform>
            <numerusform>%Ln titles</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>Titles</translation>
    </message>
</context>
<context>
    <name>renzhi::UserTableModel</name>
    <message>
        <source>Disabled</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Jobs not read yet</source>
        <translation>Jobs not read yet</translation>
    </message>
    <message numerus="yes">
        <source>%n primary job(s)</source>
        <translation>
            <numerusform>%n primary job</numerusform>
            <numerusform>%n primary jobs</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two parts of a list</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%n part-time job(s)</source>
        <translation>
            <numerusform>%n part-time job</numerusform>
            <numerusform>%n part-time jobs</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Employee ID</source>
        <translation>Employee ID</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Updated</translation>
    </message>
</context>
<context>
    <name>renzhi::WriteForm</name>
    <message>
        <source>, </source>
        <comment>between values</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Saving clears what the server has now: %1</source>
        <translation>Saving clears what the server has now: %1</translation>
    </message>
    <message>
        <source>Clear and save</source>
        <translation>Clear and save</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Keep editing</translation>
    </message>
    <message>
        <source>Reading what the server has now…</source>
        <translation>Reading what the server has now…</translation>
    </message>
    <message>
        <source>Sent once; waiting for the server&apos;s answer…</source>
        <translation>Sent once; waiting for the server&apos;s answer…</translation>
    </message>
    <message>
        <source>Accepted; reading again to confirm…</source>
        <translation>Accepted; reading again to confirm…</translation>
    </message>
    <message>
        <source>Cancelled before anything was sent.</source>
        <translation>Cancelled before anything was sent.</translation>
    </message>
    <message>
        <source>%1 field</source>
        <translation>%1 field</translation>
    </message>
    <message>
        <source>Keep in Outbox</source>
        <translation>Keep in Outbox</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Read again at %1: the change is not on the server. It was not applied, or not yet.</source>
        <translation>Read again at %1: the change is not on the server. It was not applied, or not yet.</translation>
    </message>
    <message>
        <source>The outcome was unknown; reading again shows that the change was made.</source>
        <translation>The outcome was unknown; reading again shows that the change was made.</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Continue in background</source>
        <translation>Continue in background</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>First find out whether the change was made: read again, or choose to send again.</source>
        <translation>First find out whether the change was made: read again, or choose to send again.</translation>
    </message>
    <message>
        <source>Choose for every input above, then save again.</source>
        <translation>Choose for every input above, then save again.</translation>
    </message>
    <message>
        <source>The server cannot be reached. What you save is kept in the Outbox until you send it.</source>
        <translation>The server cannot be reached. What you save is kept in the Outbox until you send it.</translation>
    </message>
    <message numerus="yes">
        <source>%n input(s) need attention. Nothing was sent.</source>
        <translation>
            <numerusform>%n input needs attention. Nothing was sent.</numerusform>
            <numerusform>%n inputs need attention. Nothing was sent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close without saving? What you entered is lost.</source>
        <translation>Close without saving? What you entered is lost.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>You are working offline. What you save is kept in the Outbox until you send it.</source>
        <translation>You are working offline. What you save is kept in the Outbox until you send it.</translation>
    </message>
    <message>
        <source>Not in the local data: it stays as it is on the server.</source>
        <translation>Not in the local data: it stays as it is on the server.</translation>
    </message>
    <message>
        <source>This undoes “%1” of %2. What was removed is added again, and gets a new ID.</source>
        <translation>This undoes “%1” of %2. What was removed is added again, and gets a new ID.</translation>
    </message>
    <message>
        <source>This undoes “%1” of %2.</source>
        <translation>This undoes “%1” of %2.</translation>
    </message>
    <message>
        <source>This was being sent when the program ended, and its answer is not known.</source>
        <translation>This was being sent when the program ended, and its answer is not known.</translation>
    </message>
    <message>
        <source>You are collecting changes. What you save is kept in the Outbox until you send it.</source>
        <translation>You are collecting changes. What you save is kept in the Outbox until you send it.</translation>
    </message>
</context>
<context>
    <name>renzhi::cli::JobsTask</name>
    <message>
        <source>Unknown (%1)</source>
        <translation>Unknown (%1)</translation>
    </message>
    <message>
        <source>%1 [%2]</source>
        <comment>name [code]</comment>
        <translation>%1 [%2]</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>Job ID</translation>
    </message>
    <message>
        <source>primary job</source>
        <translation>primary job</translation>
    </message>
    <message>
        <source>part-time job</source>
        <translation>part-time job</translation>
    </message>
</context>
<context>
    <name>renzhi::cli::ListTask</name>
    <message>
        <source>The cache of this tenant is not complete yet: run “renzhi sync” first.</source>
        <translation>The cache of this tenant is not complete yet: run “renzhi sync” first.</translation>
    </message>
    <message>
        <source>The cache does not know the organization code “%1”.</source>
        <translation>The cache does not know the organization code “%1”.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Employee ID</source>
        <translation>Employee ID</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>User ID</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Position ID</source>
        <translation>Position ID</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Organization ID</source>
        <translation>Organization ID</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>disabled</translation>
    </message>
    <message>
        <source>Title ID</source>
        <translation>Title ID</translation>
    </message>
</context>
<context>
    <name>renzhi::cli::SyncTask</name>
    <message numerus="yes">
        <source>Waiting %n second(s) for the server …</source>
        <translation>
            <numerusform>Waiting %n second for the server …</numerusform>
            <numerusform>Waiting %n seconds for the server …</numerusform>
        </translation>
    </message>
    <message>
        <source>organizations</source>
        <translation>organizations</translation>
    </message>
    <message>
        <source>titles</source>
        <translation>titles</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>positions</translation>
    </message>
    <message>
        <source>people</source>
        <translation>people</translation>
    </message>
    <message>
        <source>Syncing %1 … %2 of %3</source>
        <translation>Syncing %1 … %2 of %3</translation>
    </message>
    <message>
        <source>Synced: %1 changed, %2 removed, %3 requests.</source>
        <translation>Synced: %1 changed, %2 removed, %3 requests.</translation>
    </message>
    <message>
        <source>Reading jobs … %1 of %2</source>
        <translation>Reading jobs … %1 of %2</translation>
    </message>
    <message>
        <source>Jobs known of %1 of %2 people.</source>
        <translation>Jobs known of %1 of %2 people.</translation>
    </message>
    <message>
        <source>The oldest were read at %1.</source>
        <translation>The oldest were read at %1.</translation>
    </message>
    <message>
        <source>The server is out of reach; trying again …</source>
        <translation>The server is out of reach; trying again …</translation>
    </message>
    <message numerus="yes">
        <source>Jobs of %n person(s) could not be read.</source>
        <translation>
            <numerusform>Jobs of %n person could not be read.</numerusform>
            <numerusform>Jobs of %n people could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Jobs of %n person(s) could not be read: %1</source>
        <translation>
            <numerusform>Jobs of %n person could not be read: %1</numerusform>
            <numerusform>Jobs of %n people could not be read: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>renzhi::cli::Task</name>
    <message>
        <source>What was read is not in the cache: %1</source>
        <translation>What was read is not in the cache: %1</translation>
    </message>
    <message>
        <source>What was read before was too old, and was removed from this computer, as the profile of this tenant asks for.</source>
        <translation>What was read before was too old, and was removed from this computer, as the profile of this tenant asks for.</translation>
    </message>
</context>
<context>
    <name>renzhi::cli::WriteTask</name>
    <message>
        <source>The outcome was unknown; reading again shows that it was done.</source>
        <translation>The outcome was unknown; reading again shows that it was done.</translation>
    </message>
    <message>
        <source>Confirmed: position %1</source>
        <translation>Confirmed: position %1</translation>
    </message>
    <message>
        <source>Confirmed: job %1</source>
        <translation>Confirmed: job %1</translation>
    </message>
    <message>
        <source>The change was sent already; finding out how it ended …</source>
        <translation>The change was sent already; finding out how it ended …</translation>
    </message>
</context>
</TS>
