<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Help</name>
    <message>
        <source>Address of the tenant, https://…; http only for this computer.</source>
        <translation>租户地址，https://…；仅本机可用 http。</translation>
    </message>
    <message>
        <source>Client ID of the application.</source>
        <translation>应用的客户端 ID。</translation>
    </message>
    <message>
        <source>File with the client secret; a line break at its end does not count.</source>
        <translation>存放客户端密钥的文件；末尾的换行不计入。</translation>
    </message>
    <message>
        <source>PEM file with certificate authorities to trust besides the system&apos;s.</source>
        <translation>除系统之外还要信任的证书颁发机构的 PEM 文件。</translation>
    </message>
    <message>
        <source>Keep cache, data and settings below this folder; several tenants may share it.</source>
        <translation>把缓存、数据和设置保存在此文件夹下；多个租户可以共用。</translation>
    </message>
    <message>
        <source>Language of texts; without it the system&apos;s, in the window the tenant&apos;s or the one chosen there.</source>
        <translation>文字的语言；不指定则使用系统语言，窗口则使用租户的语言或窗口中选定的语言。</translation>
    </message>
    <message>
        <source>Send nothing.</source>
        <translation>不发送任何请求。</translation>
    </message>
    <message>
        <source>Use the built-in demo tenant.</source>
        <translation>使用内置的演示租户。</translation>
    </message>
    <message>
        <source>Answer with one JSON document, fail with one JSON object on standard error.</source>
        <translation>以一个 JSON 文档作答；失败时在标准错误输出一个 JSON 对象。</translation>
    </message>
    <message>
        <source>Drive the window through the demo tenant and keep pictures in this folder.</source>
        <translation>在演示租户中驱动窗口走一遍，并把截图保存到此文件夹。</translation>
    </message>
    <message>
        <source>Show this text.</source>
        <translation>显示本说明。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>this computer: cache, disk, output (LOCAL)</source>
        <translation>本机：缓存、磁盘、输出（LOCAL）</translation>
    </message>
    <message>
        <source>usage (USAGE, INVALID)</source>
        <translation>用法（USAGE、INVALID）</translation>
    </message>
    <message>
        <source>refused by the server (its code, HTTP.nnn), or by what the server holds (local.…)</source>
        <translation>被服务器拒绝（其错误码、HTTP.nnn），或因服务器上的现状而未发送（local.…）</translation>
    </message>
    <message>
        <source>network or offline (OFFLINE, NETWORK, TIMEOUT, MALFORMED, HTTP.nnn)</source>
        <translation>网络或离线（OFFLINE、NETWORK、TIMEOUT、MALFORMED、HTTP.nnn）</translation>
    </message>
    <message>
        <source>outcome of a write unknown (OUTCOME_UNKNOWN): read again before repeating it</source>
        <translation>写入结果未知（OUTCOME_UNKNOWN）：重复之前请先重新读取</translation>
    </message>
    <message>
        <source>Lists are arrays of objects with the API&apos;s member names. An unset id or text is &quot;&quot;; parent_id of a root is null.</source>
        <translation>列表是对象数组，成员名与接口一致。未设置的 id 或文本为 &quot;&quot;；根组织的 parent_id 为 null。</translation>
    </message>
    <message>
        <source>Jobs carry org_code, org_name, position_code, position_name, title_code and title_name too; null: unset or not known.</source>
        <translation>任职还带有 org_code、org_name、position_code、position_name、title_code 和 title_name；null 表示未设置或未知。</translation>
    </message>
    <message>
        <source>Failures: {&quot;error&quot;: {code, http_status, zh, en, measure_zh, measure_en, field}}; http_status 0: no answer; field null: none.</source>
        <translation>失败：{&quot;error&quot;: {code, http_status, zh, en, measure_zh, measure_en, field}}；http_status 为 0 表示没有响应；field 为 null 表示不针对某一项。</translation>
    </message>
    <message>
        <source>Usage: renzhi [OPTION …] [VERB …]</source>
        <translation>用法：renzhi [选项 …] [命令 …]</translation>
    </message>
    <message>
        <source>Primary and part-time jobs of people in an EIAM tenant. Without a verb the window opens.</source>
        <translation>EIAM 租户中人员的主岗与兼职兼岗。不带命令时打开窗口。</translation>
    </message>
    <message>
        <source>Options, before or after the verb:</source>
        <translation>选项（可写在命令之前或之后）：</translation>
    </message>
    <message>
        <source>Verbs:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>Exit codes, with the error codes of this program:</source>
        <translation>退出码，以及本程序的错误码：</translation>
    </message>
    <message>
        <source>JSON:</source>
        <translation>JSON：</translation>
    </message>
    <message>
        <source>The jobs of a person, asked of the server and kept; with --offline from the cache.</source>
        <translation>一个人的任职，向服务器查询并保存；使用 --offline 时取自缓存。</translation>
    </message>
    <message>
        <source>Positions from the cache, of an organization and everything below it.</source>
        <translation>缓存中的职位，可限于某组织及其所有下级。</translation>
    </message>
    <message>
        <source>Organizations from the cache.</source>
        <translation>缓存中的组织。</translation>
    </message>
    <message>
        <source>Titles from the cache.</source>
        <translation>缓存中的职务。</translation>
    </message>
    <message>
        <source>Adds a part-time job.</source>
        <translation>新增兼职兼岗。</translation>
    </message>
    <message>
        <source>Changes a part-time job; what is not named keeps the server&apos;s value.</source>
        <translation>修改兼职兼岗；未指定的内容保持服务器上的值。</translation>
    </message>
    <message>
        <source>Removes a part-time job.</source>
        <translation>删除兼职兼岗。</translation>
    </message>
    <message>
        <source>Adds a position.</source>
        <translation>新增职位。</translation>
    </message>
    <message>
        <source>Changes a position; what is not named keeps the server&apos;s value.</source>
        <translation>修改职位；未指定的内容保持服务器上的值。</translation>
    </message>
    <message>
        <source>Brings the cache up to what the server holds; --full reads everything. --jobs then reads the jobs of everybody, one by one, or of an organization and everything below it; what was interrupted is gone on with.</source>
        <translation>使缓存与服务器一致；--full 重新读取全部内容。--jobs 随后逐人读取所有人的任职，或某组织及其所有下级的人员的任职；中断后可接着读取。</translation>
    </message>
    <message>
        <source>sync --jobs tells jobs_known of people, and jobs_unread with jobs_unread_code: whose jobs the server does not show, and why.</source>
        <translation>sync --jobs 给出 people 人中的 jobs_known，以及 jobs_unread 和 jobs_unread_code：服务器不提供其任职的人数及原因。</translation>
    </message>
    <message>
        <source>When it could not read some for another reason it fails with that one, and tells jobs_known, people and jobs_unread beside &quot;error&quot;.</source>
        <translation>若因其他原因有人未能读取，则以该原因失败，并在 &quot;error&quot; 旁给出 jobs_known、people 和 jobs_unread。</translation>
    </message>
    <message>
        <source>authentication or permission (the server&apos;s code, AUTH, HTTP.nnn), or a write while a profile of this application is marked read-only (local.read-only)</source>
        <translation>认证或权限（服务器的代码、AUTH、HTTP.nnn），或该应用的租户配置标为只读时的修改（local.read-only）</translation>
    </message>
    <message>
        <source>interrupted; of a write: before it was sent (CANCELLED)</source>
        <translation>被中断；若为写操作，则在发送之前（CANCELLED）</translation>
    </message>
    <message>
        <source>What a report of a fault needs: versions, settings, state of what is kept here, last failures. No secret, no personal data, no address. Sends nothing; without a tenant it tells of all that are kept.</source>
        <translation>输出报告故障所需的信息：版本、设置、本机所存数据的状态、最近的失败。不含密钥、个人信息和地址。不发送任何内容；未指定租户时包含本机保存的所有租户。</translation>
    </message>
    <message>
        <source>People from the cache: by name, pinyin, user name, employee id, mobile, e-mail, name or code of the organization; of an organization and everything below it.</source>
        <translation>缓存中的人员：可按姓名、拼音、用户名、工号、手机号、邮箱、所属组织的名称或编码查找；或某组织及其所有下级的人员。</translation>
    </message>
</context>
<context>
    <name>JobForm</name>
    <message>
        <source>&amp;Organization</source>
        <translation>组织(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Position</source>
        <translation>职位(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>职务(&amp;T)</translation>
    </message>
</context>
<context>
    <name>OrganizationTip</name>
    <message>
        <source>%1 (%2 with sub-organizations)</source>
        <translation>%1（含下级组织 %2）</translation>
    </message>
    <message>
        <source>People: %1</source>
        <translation>人员：%1</translation>
    </message>
    <message>
        <source>Of them disabled: %1</source>
        <translation>其中已停用：%1</translation>
    </message>
    <message>
        <source>Part-time jobs known: %1</source>
        <translation>已知兼职兼岗：%1</translation>
    </message>
    <message>
        <source>Jobs are known for %1 of %2 people</source>
        <translation>在 %2 名人员中，已知 %1 名的任职</translation>
    </message>
    <message>
        <source>Positions: %1</source>
        <translation>职位：%1</translation>
    </message>
</context>
<context>
    <name>PositionForm</name>
    <message>
        <source>&amp;Organization</source>
        <translation>组织(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>编码(&amp;C)</translation>
    </message>
    <message>
        <source>Default &amp;title</source>
        <translation>默认职务(&amp;T)</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>字号(&amp;S)</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Every choice takes effect at once.</source>
        <translation>每项选择立即生效。</translation>
    </message>
    <message>
        <source>&amp;Clear the screen</source>
        <translation>清空屏幕(&amp;C)</translation>
    </message>
    <message>
        <source>Clear the screen</source>
        <translation>清空屏幕</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>reading %1 of %2</source>
        <translation>正在读取：%1 / %2</translation>
    </message>
    <message>
        <source>reading %1 of %2, %3</source>
        <comment>done, total, records a second</comment>
        <translation>正在读取：%1 / %2，%3</translation>
    </message>
    <message>
        <source>reading %1 of %2, %3, %4</source>
        <comment>done, total, records a second, time left</comment>
        <translation>正在读取：%1 / %2，%3，%4</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>paused at %1 of %2</source>
        <translation>已暂停：%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>waits %n s because the server asked for it</source>
        <translation>
            <numerusform>服务器要求等待，还有 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · data of %2</source>
        <comment>why it could not be read, and what is here from before</comment>
        <translation>%1 · 数据时间 %2</translation>
    </message>
    <message>
        <source>not permitted: %1</source>
        <translation>没有权限：%1</translation>
    </message>
    <message>
        <source>could not be read: %1</source>
        <translation>读取失败：%1</translation>
    </message>
    <message>
        <source>never read</source>
        <translation>从未读取</translation>
    </message>
    <message>
        <source>up to date · as of %1</source>
        <translation>已是最新 · 截至 %1</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>waits, and goes on by itself</source>
        <translation>正在等待，之后自动继续</translation>
    </message>
    <message>
        <source>waits, and goes on by itself: %1</source>
        <translation>正在等待，之后自动继续：%1</translation>
    </message>
    <message>
        <source>you are working offline: it goes on when that ends</source>
        <translation>当前为离线工作：恢复联机后自动继续</translation>
    </message>
    <message>
        <source>offline: it goes on when the server is reached</source>
        <translation>无法连接：连上服务器后自动继续</translation>
    </message>
    <message>
        <source>ended by an error: %1</source>
        <translation>因错误结束：%1</translation>
    </message>
    <message numerus="yes">
        <source>jobs of %n people could not be read</source>
        <translation>
            <numerusform>%n 人的任职无法读取</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>jobs of %n people could not be read: %1</source>
        <translation>
            <numerusform>%n 人的任职无法读取：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TenantDialog</name>
    <message>
        <source>The domain, the client ID and the secret come from the tenant&apos;s administrator. The secret goes to the desktop&apos;s keyring, or stays in memory for this session.</source>
        <translation>域名、客户端 ID 和密钥由租户管理员提供。密钥保存在桌面的密钥环中，或仅在本次会话的内存中。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>&amp;Domain</source>
        <translation>域名(&amp;D)</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>域名</translation>
    </message>
    <message>
        <source>Client &amp;ID</source>
        <translation>客户端 ID(&amp;I)</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>客户端 ID</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>密钥(&amp;S)</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>高级(&amp;V)</translation>
    </message>
    <message>
        <source>CA &amp;file</source>
        <translation>CA 文件(&amp;F)</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA 文件</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>代理(&amp;P)</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>&amp;Read-only: never send a change to this tenant</source>
        <translation>只读：绝不向此租户发送变更(&amp;R)</translation>
    </message>
    <message>
        <source>Offer to &amp;transfer primary jobs, which moves people to another organization</source>
        <translation>提供主岗调动：会把人员移到另一个组织(&amp;T)</translation>
    </message>
    <message>
        <source>Co&amp;lour</source>
        <translation>颜色(&amp;L)</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Of a band at the window&apos;s edge</source>
        <translation>窗口边缘色带的颜色</translation>
    </message>
    <message>
        <source>Requests at &amp;once</source>
        <translation>同时请求数(&amp;O)</translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation>同时请求数</translation>
    </message>
    <message>
        <source>a second, at &amp;most</source>
        <translation>每秒最多(&amp;M)</translation>
    </message>
    <message>
        <source>Requests a second, at most</source>
        <translation>每秒最多请求数</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Offer to r&amp;emove positions, which cannot be undone</source>
        <translation>提供职位删除：删除后无法撤销(&amp;E)</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>语言(&amp;A)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of the window while this tenant is open</source>
        <translation>打开此租户时窗口使用的语言</translation>
    </message>
    <message>
        <source>Lower both where the server answers “too many requests” or is busy with other work. Changes, and what you open, go first; reading whole lists takes what is left. In force as soon as it is saved.</source>
        <translation>如果服务器提示请求过于频繁，或还要处理其他繁忙的工作，请调低这两项。变更以及您打开的内容优先发送，读取整个列表排在其后。保存后立即生效。</translation>
    </message>
    <message>
        <source>Prod&amp;uction: mark the window, and ask for the name of this profile before several records change at once</source>
        <translation>生产环境(&amp;U)：在窗口上标明，并在一次修改多条记录之前要求输入此配置的名称</translation>
    </message>
    <message>
        <source>Read chan&amp;ges</source>
        <translation>读取变更(&amp;G)</translation>
    </message>
    <message>
        <source>Read changes</source>
        <translation>读取变更</translation>
    </message>
    <message>
        <source>While this tenant is open and its server can be reached. In force as soon as it is saved.</source>
        <translation>在打开此租户且能连上服务器时进行。保存后立即生效。</translation>
    </message>
    <message>
        <source>&amp;Keep mobile numbers and e-mail addresses of people</source>
        <translation>保留人员的手机号和邮箱(&amp;K)</translation>
    </message>
    <message>
        <source>Without it they are left out of what is read, and those of before are removed from this computer. With it again, the next reading brings them back.</source>
        <translation>关闭后，读取时会略去手机号和邮箱，此前保留的也会从这台电脑上删除。重新打开后，下一次读取会再次取得。</translation>
    </message>
    <message>
        <source>Da&amp;ys kept</source>
        <translation>保留天数(&amp;Y)</translation>
    </message>
    <message>
        <source>Days that what was read is kept without contact to the server</source>
        <translation>与服务器没有联系时，已读取数据的保留天数</translation>
    </message>
    <message>
        <source>After so many days without contact to the server, what was read is removed from this computer at the next start. The Outbox, drafts and the change log stay.</source>
        <translation>与服务器超过这些天没有联系时，已读取的数据会在下次启动时从这台电脑上删除。发件箱、草稿和变更日志会保留。</translation>
    </message>
</context>
<context>
    <name>Usage</name>
    <message>
        <source>The proxy needs an address like http://host:port or socks5://host:port, not “%1”.</source>
        <translation>代理地址应形如 http://host:port 或 socks5://host:port，而不是“%1”。</translation>
    </message>
    <message>
        <source>The file “%1” cannot be read: %2</source>
        <translation>无法读取文件“%1”：%2</translation>
    </message>
    <message>
        <source>The file “%1” holds no certificate in PEM form.</source>
        <translation>文件“%1”中没有 PEM 格式的证书。</translation>
    </message>
    <message>
        <source>The file “%1” is empty.</source>
        <translation>文件“%1”是空的。</translation>
    </message>
    <message>
        <source>There is no option “%1”.</source>
        <translation>没有选项“%1”。</translation>
    </message>
    <message>
        <source>The options cannot be read: %1</source>
        <translation>无法识别选项：%1</translation>
    </message>
    <message>
        <source>--tenant needs an address like https://hr.example.com, not “%1”.</source>
        <translation>--tenant 需要形如 https://hr.example.com 的地址，而不是“%1”。</translation>
    </message>
    <message>
        <source>--%1 and --%2 exclude each other.</source>
        <translation>--%1 与 --%2 不能同时使用。</translation>
    </message>
    <message>
        <source>--tenant is missing (or --demo).</source>
        <translation>缺少 --tenant（或 --demo）。</translation>
    </message>
    <message>
        <source>--client-id is missing.</source>
        <translation>缺少 --client-id。</translation>
    </message>
    <message>
        <source>--client-secret-file is missing.</source>
        <translation>缺少 --client-secret-file。</translation>
    </message>
    <message>
        <source>--%1 needs a value.</source>
        <translation>--%1 需要一个值。</translation>
    </message>
    <message>
        <source>--language is zh_CN or en, not “%1”.</source>
        <translation>--language 只能是 zh_CN 或 en，而不是“%1”。</translation>
    </message>
    <message>
        <source>--%1 needs a verb.</source>
        <translation>--%1 需要配合命令使用。</translation>
    </message>
    <message>
        <source>--%1 and a verb exclude each other.</source>
        <translation>--%1 不能与命令同时使用。</translation>
    </message>
    <message>
        <source>The demo tenant does not start: %1</source>
        <translation>演示租户无法启动：%1</translation>
    </message>
    <message>
        <source>See renzhi --help.</source>
        <translation>参见 renzhi --help。</translation>
    </message>
    <message>
        <source>Standard output could not be written.</source>
        <translation>无法写入标准输出。</translation>
    </message>
    <message>
        <source>“%1” does not take --%2.</source>
        <translation>“%1”不接受 --%2。</translation>
    </message>
    <message>
        <source>--%1 is given more than once.</source>
        <translation>--%1 给出了不止一次。</translation>
    </message>
    <message>
        <source>“%1” needs --%2.</source>
        <translation>“%1”需要 --%2。</translation>
    </message>
    <message>
        <source>“%1” does not take the argument “%2”.</source>
        <translation>“%1”不接受参数“%2”。</translation>
    </message>
    <message>
        <source>“%1” needs %2.</source>
        <translation>“%1”需要 %2。</translation>
    </message>
    <message>
        <source>--limit needs a number from 1, not “%1”.</source>
        <translation>--limit 需要不小于 1 的数字，而不是“%1”。</translation>
    </message>
    <message>
        <source>--type is primary, part-time or all, not “%1”.</source>
        <translation>--type 只能是 primary、part-time 或 all，而不是“%1”。</translation>
    </message>
    <message>
        <source>--%1 needs a code.</source>
        <translation>--%1 需要一个编码。</translation>
    </message>
    <message>
        <source>“position update” needs something to change.</source>
        <translation>“position update”需要至少一项要修改的内容。</translation>
    </message>
    <message>
        <source>There is no verb “%1”.</source>
        <translation>没有命令“%1”。</translation>
    </message>
    <message>
        <source>--tenant needs https: what is sent to “%1” over http could be read on the way.</source>
        <translation>--tenant 需要 https：通过 http 发送到“%1”的内容可能在途中被读取。</translation>
    </message>
    <message>
        <source>Check the disk, or the program that reads the output.</source>
        <translation>请检查磁盘，或读取输出的程序。</translation>
    </message>
    <message>
        <source>This tenant is open in another window, which does not answer. Close that window or end its program, then open the tenant again.</source>
        <translation>该租户已在另一个窗口中打开，但该窗口没有响应。请关闭那个窗口或结束其程序，然后重新打开该租户。</translation>
    </message>
    <message>
        <source>This tenant is open in another window, so it was not removed. Close that window, then remove the tenant again.</source>
        <translation>该租户已在另一个窗口中打开，因此未移除。请关闭那个窗口，然后再次移除该租户。</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>never</source>
        <translation>从未</translation>
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
        <translation>时间未知</translation>
    </message>
    <message>
        <source>less than a minute old</source>
        <translation>不到一分钟前</translation>
    </message>
    <message numerus="yes">
        <source>%n min old</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h old</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days old</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>not read from the server yet</source>
        <translation>尚未从服务器读取</translation>
    </message>
    <message>
        <source>from the server, %1</source>
        <translation>服务器数据，%1</translation>
    </message>
    <message>
        <source>cached, %1</source>
        <translation>缓存，%1</translation>
    </message>
    <message>
        <source>may be out of date, %1</source>
        <translation>可能已过期，%1</translation>
    </message>
    <message>
        <source>Unknown (%1)</source>
        <translation>未知 (%1)</translation>
    </message>
    <message>
        <source>organizations</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>titles</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>less than 1/s</source>
        <comment>records a second</comment>
        <translation>不到 1 条/秒</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>records a second</comment>
        <translation>%1 条/秒</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>还需几秒</translation>
    </message>
    <message numerus="yes">
        <source>about %n s left</source>
        <translation>
            <numerusform>约剩 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>约剩 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n h left</source>
        <translation>
            <numerusform>约剩 %n 小时</numerusform>
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
        <translation>连接租户(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Edit this tenant&apos;s profile…</source>
        <translation>编辑此租户配置(&amp;E)…</translation>
    </message>
    <message>
        <source>Re&amp;move this tenant from the list…</source>
        <translation>从列表中移除此租户(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>复制行(&amp;C)</translation>
    </message>
    <message>
        <source>Cop&amp;y ID</source>
        <translation>复制 ID(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Add part-time job…</source>
        <translation>新增兼职兼岗(&amp;A)…</translation>
    </message>
    <message>
        <source>C&amp;hange position…</source>
        <translation>修改职位(&amp;H)…</translation>
    </message>
    <message>
        <source>C&amp;hange job…</source>
        <translation>修改任职(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Transfer primary job…</source>
        <translation>调动主岗(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Remove part-time job…</source>
        <translation>删除兼职兼岗(&amp;R)…</translation>
    </message>
    <message>
        <source>Add &amp;position…</source>
        <translation>新增职位(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Organizations pane</source>
        <translation>组织栏(&amp;O)</translation>
    </message>
    <message>
        <source>C&amp;ard pane</source>
        <translation>卡片栏(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>人员(&amp;P)</translation>
    </message>
    <message>
        <source>Po&amp;sitions</source>
        <translation>职位(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Outbox</source>
        <translation>发件箱(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>下一栏(&amp;N)</translation>
    </message>
    <message>
        <source>P&amp;revious pane</source>
        <translation>上一栏(&amp;R)</translation>
    </message>
    <message>
        <source>Show in organization tr&amp;ee</source>
        <translation>在组织树中显示(&amp;E)</translation>
    </message>
    <message>
        <source>Sho&amp;w position</source>
        <translation>显示职位(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>Read &amp;everything again</source>
        <translation>全部重新读取(&amp;E)</translation>
    </message>
    <message>
        <source>Work &amp;offline</source>
        <translation>离线工作(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Renzhi</source>
        <translation>关于任职台(&amp;A)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>tool tip: action (shortcut)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Choose a person or a position first.</source>
        <translation>请先选择一个人或一个职位。</translation>
    </message>
    <message>
        <source>Choose a job first.</source>
        <translation>请先选择一条任职。</translation>
    </message>
    <message>
        <source>This job has no known position.</source>
        <translation>这条任职没有已知的职位。</translation>
    </message>
    <message>
        <source>There is nothing to go back to.</source>
        <translation>没有可后退的位置。</translation>
    </message>
    <message>
        <source>There is nothing to go forward to.</source>
        <translation>没有可前进的位置。</translation>
    </message>
    <message>
        <source>No tenant is open.</source>
        <translation>没有打开租户。</translation>
    </message>
    <message>
        <source>You are working offline. Turn off “Work offline” in the Tools menu first.</source>
        <translation>当前为离线工作。请先在“工具”菜单中取消“离线工作”。</translation>
    </message>
    <message>
        <source>Data is being read already.</source>
        <translation>正在读取数据。</translation>
    </message>
    <message>
        <source>The demo tenant is built in.</source>
        <translation>演示租户是内置的。</translation>
    </message>
    <message>
        <source>This tenant is opened read-only.</source>
        <translation>此租户以只读方式打开。</translation>
    </message>
    <message>
        <source>Job management is off for this tenant.</source>
        <translation>此租户未开启任职管理。</translation>
    </message>
    <message>
        <source>Choose a person first.</source>
        <translation>请先选择一个人。</translation>
    </message>
    <message>
        <source>No primary job of this person is known.</source>
        <translation>此人没有已知的主岗。</translation>
    </message>
    <message>
        <source>This job refers to something that is not in the local data; changing the job would clear it.</source>
        <translation>这条任职引用了本地数据中没有的内容；修改会将其清空。</translation>
    </message>
    <message>
        <source>Choose a part-time job first.</source>
        <translation>请先选择一条兼职兼岗。</translation>
    </message>
    <message>
        <source>A primary job cannot be removed, only transferred.</source>
        <translation>主岗不能删除，只能调动。</translation>
    </message>
    <message>
        <source>Choose a position first.</source>
        <translation>请先选择一个职位。</translation>
    </message>
    <message>
        <source>Transfers are not switched on for this tenant.</source>
        <translation>此租户未启用主岗调动。</translation>
    </message>
    <message>
        <source>A primary job changes by a transfer only, and transfers are not switched on for this tenant.</source>
        <translation>主岗只能通过调动修改，而此租户未启用主岗调动。</translation>
    </message>
    <message>
        <source>The default title of this position is not in the local data; the copy would lack it.</source>
        <translation>本地数据中没有该职位的默认职务，复制后会缺少默认职务。</translation>
    </message>
    <message>
        <source>&amp;Duplicate this tenant&apos;s profile…</source>
        <translation>复制此租户配置(&amp;D)…</translation>
    </message>
    <message>
        <source>E&amp;xport this tenant&apos;s profile…</source>
        <translation>导出此租户配置(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Remove position…</source>
        <translation>删除职位(&amp;R)…</translation>
    </message>
    <message>
        <source>Copy position to &amp;organizations…</source>
        <translation>复制职位到其他组织(&amp;O)…</translation>
    </message>
    <message>
        <source>The Outbox has no filters.</source>
        <translation>发件箱没有筛选。</translation>
    </message>
    <message>
        <source>Filte&amp;r row</source>
        <translation>筛选行(&amp;R)</translation>
    </message>
    <message>
        <source>Removing positions is not switched on for this tenant.</source>
        <translation>此租户未启用职位删除。</translation>
    </message>
    <message>
        <source>T&amp;itles</source>
        <translation>职务(&amp;I)</translation>
    </message>
    <message>
        <source>Change job or position</source>
        <translation>修改任职或职位</translation>
    </message>
    <message>
        <source>Remove part-time job or position</source>
        <translation>删除兼职兼岗或职位</translation>
    </message>
    <message>
        <source>Choose a person, a position or a title first.</source>
        <translation>请先选择一个人员、职位或职务。</translation>
    </message>
    <message>
        <source>The directory is still being opened.</source>
        <translation>目录仍在打开。</translation>
    </message>
    <message>
        <source>Titles are changed in the vendor&apos;s console.</source>
        <translation>职务请在厂商控制台中修改。</translation>
    </message>
    <message>
        <source>S&amp;ynchronization…</source>
        <translation>同步(&amp;Y)…</translation>
    </message>
    <message>
        <source>The filters of this page are always shown.</source>
        <translation>此页的筛选条件始终显示。</translation>
    </message>
    <message>
        <source>&amp;Changes</source>
        <translation>变更(&amp;C)</translation>
    </message>
    <message>
        <source>Chan&amp;ges of this position</source>
        <translation>此职位的变更(&amp;G)</translation>
    </message>
    <message>
        <source>Chan&amp;ges of this person</source>
        <translation>此人的变更(&amp;G)</translation>
    </message>
    <message>
        <source>Changes of this person or position</source>
        <translation>此人或此职位的变更</translation>
    </message>
    <message>
        <source>The application lacks the permission “%1”. When it was granted, choose “Check permissions again” in the Tools menu.</source>
        <translation>应用缺少权限“%1”。授权之后，请在“工具”菜单中选择“重新检查权限”。</translation>
    </message>
    <message>
        <source>Check &amp;permissions again</source>
        <translation>重新检查权限(&amp;P)</translation>
    </message>
    <message>
        <source>Nothing that was changed since the program started is left to undo.</source>
        <translation>本次启动以来没有可以撤销的变更。</translation>
    </message>
    <message>
        <source>&amp;Undo the last change…</source>
        <translation>撤销上一次变更(&amp;U)…</translation>
    </message>
    <message>
        <source>Save &amp;diagnostics…</source>
        <translation>保存诊断信息(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Collect changes</source>
        <translation>收集变更(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>任职(&amp;J)</translation>
    </message>
</context>
<context>
    <name>renzhi::ChangeTableModel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>For</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Old → new</source>
        <translation>原值 → 新值</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作者</translation>
    </message>
</context>
<context>
    <name>renzhi::ChangeTexts</name>
    <message>
        <source>Organization</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
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
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>outcome (error code)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (UTC %2)</source>
        <comment>local time (UTC time)</comment>
        <translation>%1（UTC %2）</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>时间：%1</translation>
    </message>
    <message>
        <source>Outcome known: %1</source>
        <translation>得知结果：%1</translation>
    </message>
    <message>
        <source>By: %1, application %2</source>
        <translation>操作者：%1，应用 %2</translation>
    </message>
    <message>
        <source>Tenant: %1</source>
        <translation>租户：%1</translation>
    </message>
    <message>
        <source>Person ID: %1</source>
        <translation>人员 ID：%1</translation>
    </message>
    <message>
        <source>Job ID: %1</source>
        <translation>任职 ID：%1</translation>
    </message>
    <message>
        <source>Position ID: %1</source>
        <translation>职位 ID：%1</translation>
    </message>
    <message>
        <source>Outcome not known yet</source>
        <translation>尚不知结果</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Done, found by reading</source>
        <translation>已完成（重新读取后确认）</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>服务器拒绝</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Not there when read again</source>
        <translation>重新读取后没有找到</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between changes</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of change: person or position</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>Outcome known (UTC)</source>
        <translation>得知结果（UTC）</translation>
    </message>
    <message>
        <source>System user</source>
        <translation>系统用户</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>租户</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Person ID</source>
        <translation>人员 ID</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>任职 ID</translation>
    </message>
    <message>
        <source>Position changed</source>
        <translation>变更的职位</translation>
    </message>
    <message>
        <source>Position ID</source>
        <translation>职位 ID</translation>
    </message>
    <message>
        <source>%1 (old)</source>
        <comment>heading of a column</comment>
        <translation>%1（原）</translation>
    </message>
    <message>
        <source>%1 (new)</source>
        <comment>heading of a column</comment>
        <translation>%1（新）</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>错误代码</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP 状态</translation>
    </message>
    <message>
        <source>Default title</source>
        <translation>默认职务</translation>
    </message>
    <message>
        <source>Number: %1</source>
        <translation>编号：%1</translation>
    </message>
    <message>
        <source>Undoes number: %1</source>
        <translation>撤销的编号：%1</translation>
    </message>
    <message>
        <source>%1 (undo)</source>
        <comment>kind of change</comment>
        <translation>%1（撤销）</translation>
    </message>
</context>
<context>
    <name>renzhi::ChangesPage</name>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln 项变更</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a number of changes; a person or a position</comment>
        <translation>%2的 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name (code)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No tenant is open</source>
        <translation>没有打开租户</translation>
    </message>
    <message>
        <source>Connect a tenant from the File menu.</source>
        <translation>请从“文件”菜单连接租户。</translation>
    </message>
    <message>
        <source>The changes could not be read</source>
        <translation>无法读取变更</translation>
    </message>
    <message>
        <source>They are not shown here, and they are not lost.</source>
        <translation>这里没有显示，但并未丢失。</translation>
    </message>
    <message>
        <source>Read them again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>No such change</source>
        <translation>没有这样的变更</translation>
    </message>
    <message>
        <source>No change made from this computer is like that.</source>
        <translation>从本机发送的变更中没有符合条件的。</translation>
    </message>
    <message>
        <source>Show every change</source>
        <translation>显示全部变更</translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation>还没有变更</translation>
    </message>
    <message>
        <source>Every change that is sent from this computer is listed here, with how it ended.</source>
        <translation>从本机发送的每一项变更及其结果都会列在这里。</translation>
    </message>
    <message>
        <source>Export the changes</source>
        <translation>导出变更</translation>
    </message>
    <message>
        <source>Tables of text (*.csv)</source>
        <translation>文本表格 (*.csv)</translation>
    </message>
    <message>
        <source>The changes were exported to %1</source>
        <translation>变更已导出到 %1</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Every change that was sent to this tenant from this computer, with who sent it and how it ended. Nothing here can be edited or removed.</source>
        <translation>从本机发送到此租户的每一项变更，以及由谁发送、结果如何。这里的内容不能修改或删除。</translation>
    </message>
    <message>
        <source>Names, codes, IDs …</source>
        <translation>姓名、名称、编码、ID……</translation>
    </message>
    <message>
        <source>Search the changes</source>
        <translation>搜索变更</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>变更类型</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>所有结果</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>What is listed, as a table for a spreadsheet (CSV)</source>
        <translation>把所列内容导出为电子表格可用的表格（CSV）</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>显示全部(&amp;A)</translation>
    </message>
    <message>
        <source>The change in full</source>
        <translation>变更详情</translation>
    </message>
    <message>
        <source>Choose a change first.</source>
        <translation>请先选择一条变更。</translation>
    </message>
    <message>
        <source>Shows what would be put back; nothing is sent before you confirm it</source>
        <translation>先显示将要放回的内容；在确认之前不会发送任何请求</translation>
    </message>
    <message>
        <source>&amp;Undo this change…</source>
        <translation>撤销这次变更(&amp;U)…</translation>
    </message>
</context>
<context>
    <name>renzhi::ChoiceListModel</name>
    <message>
        <source>No organization</source>
        <translation>无组织</translation>
    </message>
    <message>
        <source>No position</source>
        <translation>无职位</translation>
    </message>
    <message>
        <source>No title</source>
        <translation>无职务</translation>
    </message>
    <message>
        <source>%1 (disabled)</source>
        <translation>%1（已停用）</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two parts of a list</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>renzhi::CodePicker</name>
    <message>
        <source>Choose an organization first: positions belong to one.</source>
        <translation>请先选择组织：职位属于某个组织。</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>This organization has no positions.</source>
        <translation>此组织没有职位。</translation>
    </message>
    <message>
        <source>%1 of %2 shown: type more to narrow down</source>
        <translation>显示 %1 / %2 项：继续输入以缩小范围</translation>
    </message>
    <message>
        <source>Choose an organization first</source>
        <translation>请先选择组织</translation>
    </message>
    <message>
        <source>Name, code, pinyin or initials</source>
        <translation>名称、编码、拼音或首字母</translation>
    </message>
    <message>
        <source>Show the list (F4)</source>
        <translation>显示列表 (F4)</translation>
    </message>
    <message>
        <source>Show the tree (Alt+Up)</source>
        <translation>显示组织树 (Alt+Up)</translation>
    </message>
    <message>
        <source>%1: show the list</source>
        <translation>%1：显示列表</translation>
    </message>
    <message>
        <source>%1: show the tree</source>
        <translation>%1：显示组织树</translation>
    </message>
    <message>
        <source>Nothing is chosen: pick one from the list.</source>
        <translation>尚未选择：请从列表中选择一项。</translation>
    </message>
    <message>
        <source>No organization</source>
        <translation>无组织</translation>
    </message>
    <message>
        <source>No position</source>
        <translation>无职位</translation>
    </message>
    <message>
        <source>No title</source>
        <translation>无职务</translation>
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
        <translation>移除租户</translation>
    </message>
    <message>
        <source>Remove “%1” from this computer?</source>
        <translation>从本机移除“%1”？</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>name of a duplicated profile</comment>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>Export the tenant profile</source>
        <translation>导出租户配置</translation>
    </message>
    <message>
        <source>Tenant profiles (*.json)</source>
        <translation>租户配置 (*.json)</translation>
    </message>
    <message>
        <source>Its profile, its secret, the local copy of its data and all that was kept of your work with it are removed from this computer. Nothing changes on the server.</source>
        <translation>将从本机移除它的配置、密钥、本地数据副本，以及您处理它时留下的一切。服务器上的数据不受影响。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) in the Outbox were never sent and will be lost.</source>
        <translation>
            <numerusform>发件箱中有 %n 项变更从未发送，将会丢失。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) of unfinished forms will be lost.</source>
        <translation>
            <numerusform>%n 份未完成的表单草稿将会丢失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all that was kept of your work can be read: more may be lost.</source>
        <translation>保留的工作内容未能全部读取，可能还有更多内容将会丢失。</translation>
    </message>
</context>
<context>
    <name>renzhi::ConflictPanel</name>
    <message>
        <source>This was changed on the server while you were editing. Nothing was sent. Choose for each input, then save again.</source>
        <translation>您编辑期间，服务器上的内容已被修改。尚未发送任何内容。请逐项选择，然后再次保存。</translation>
    </message>
    <message>
        <source>When you began: %1</source>
        <translation>开始编辑时：%1</translation>
    </message>
    <message>
        <source>Take from the server: %1</source>
        <translation>采用服务器的：%1</translation>
    </message>
    <message>
        <source>Keep mine: %1</source>
        <translation>保留我的：%1</translation>
    </message>
</context>
<context>
    <name>renzhi::CopyPositionDialog</name>
    <message>
        <source>Copy the position “%1”</source>
        <translation>复制职位“%1”</translation>
    </message>
    <message>
        <source>Code %1, default title: %2, in %3</source>
        <translation>编码 %1，默认职务：%2，所在组织：%3</translation>
    </message>
    <message>
        <source>{org}: code of the organization; {code}: code of the position; {n}: number of the row</source>
        <translation>{org}：组织编码；{code}：职位编码；{n}：行号</translation>
    </message>
    <message>
        <source>“%1” means nothing here. Use {org}, {code} and {n}.</source>
        <translation>“%1”在此没有含义。请使用 {org}、{code} 和 {n}。</translation>
    </message>
    <message>
        <source>Choose the organizations one after the other: each becomes a row.</source>
        <translation>请逐个选择组织：每个组织对应一行。</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>copies</comment>
        <translation>
            <numerusform>新增 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be changed</source>
        <comment>copies</comment>
        <translation>
            <numerusform>需修改 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <comment>copies</comment>
        <translation>
            <numerusform>已新增 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <comment>copies</comment>
        <translation>
            <numerusform>被拒绝 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <comment>copies</comment>
        <translation>
            <numerusform>结果未知 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the Outbox</source>
        <comment>copies</comment>
        <translation>
            <numerusform>在发件箱 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep in Outbox</source>
        <translation>存入发件箱</translation>
    </message>
    <message numerus="yes">
        <source>Copy to %n organization(s)</source>
        <translation>
            <numerusform>复制到 %n 个组织</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stopping after the one under way…</source>
        <translation>完成正在发送的一条后停止…</translation>
    </message>
    <message>
        <source>Sending one after the other…</source>
        <translation>正在逐条发送…</translation>
    </message>
    <message numerus="yes">
        <source>%n position(s) added.</source>
        <translation>
            <numerusform>已新增 %n 个职位。</numerusform>
        </translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Read again at %1: the position is not on the server. It was not added, or not yet.</source>
        <translation>%1 重新读取：服务器上没有这个职位。它没有新增，或尚未生效。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Copy position to organizations</source>
        <translation>复制职位到其他组织</translation>
    </message>
    <message>
        <source>Add &amp;organization</source>
        <translation>添加组织(&amp;O)</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Code &amp;pattern</source>
        <translation>编码规则(&amp;P)</translation>
    </message>
    <message>
        <source>Code pattern</source>
        <translation>编码规则</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <source>&amp;Remove row</source>
        <translation>移除行(&amp;R)</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <source>Close? The rows that were not added are lost.</source>
        <translation>要关闭吗？未新增的行将丢失。</translation>
    </message>
    <message numerus="yes">
        <source>%n position(s) may be on the server: the outcome is unknown.</source>
        <comment>asked when closing</comment>
        <translation>
            <numerusform>有 %n 个职位结果未知，可能已在服务器上。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Close without reading again?</source>
        <translation>%1不重新读取，直接关闭？</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message numerus="yes">
        <source>This is production. To add %n position(s) at once, type “%1”.</source>
        <translation>
            <numerusform>这是生产环境。要一次新增 %n 个职位，请输入“%1”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Add nothing</source>
        <translation>不新增</translation>
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
        <translation>新增</translation>
    </message>
    <message>
        <source>Another row has this code</source>
        <translation>另一行使用了相同编码</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>Added, as reading again shows</source>
        <translation>已新增（重新读取确认）</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>已新增</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>reason (code)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Outcome unknown: it may have been added</source>
        <translation>结果未知：可能已新增</translation>
    </message>
    <message>
        <source>Kept in the Outbox</source>
        <translation>已存入发件箱</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>新编码</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Its default title is not in the local data</source>
        <translation>本地数据中没有它的默认职务</translation>
    </message>
</context>
<context>
    <name>renzhi::DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>诊断信息</translation>
    </message>
    <message>
        <source>This is what whoever keeps the program needs to find a fault. It holds no secret, no token, no personal data and no address of the tenant. Nothing is sent: read it, then copy it or save it to a file and send that yourself.</source>
        <translation>以下是程序维护者排查故障所需的内容，不含密钥、令牌、个人信息和租户地址。程序不会发送任何内容：请先查看，再复制或保存为文件，由您自行发送。</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>The diagnostics were copied.</source>
        <translation>诊断信息已复制。</translation>
    </message>
    <message>
        <source>Save the diagnostics</source>
        <translation>保存诊断信息</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>The diagnostics were saved to %1</source>
        <translation>诊断信息已保存到 %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>renzhi::DraftBar</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制内容</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>%1. %2 What was typed:
%3</source>
        <comment>sentence, why it cannot be continued, text</comment>
        <translation>%1。%2已输入的内容：
%3</translation>
    </message>
    <message>
        <source>Discard the draft? What you entered is lost.</source>
        <translation>放弃这份草稿？输入的内容将丢失。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>renzhi::DraftForms</name>
    <message>
        <source>The person is not known here any more.</source>
        <translation>本地已找不到此人。</translation>
    </message>
    <message>
        <source>The position is not known here any more.</source>
        <translation>本地已找不到此职位。</translation>
    </message>
    <message>
        <source>The change in the Outbox that it belongs to has left meanwhile, and its outcome is not known.</source>
        <translation>它所属的发件箱条目已经发出，结果尚不明确。</translation>
    </message>
    <message>
        <source>The change in the Outbox that it belongs to is not there any more: it was sent or removed.</source>
        <translation>它所属的发件箱条目已不存在：已经发出或已被移除。</translation>
    </message>
    <message>
        <source>The change in the Outbox that it belongs to was changed meanwhile.</source>
        <translation>它所属的发件箱条目在此期间已被修改。</translation>
    </message>
</context>
<context>
    <name>renzhi::DraftWords</name>
    <message>
        <source>copies of a position</source>
        <translation>复制职位</translation>
    </message>
    <message>
        <source>addition of a part-time job</source>
        <translation>新增兼职兼岗</translation>
    </message>
    <message>
        <source>change of a part-time job</source>
        <translation>修改兼职兼岗</translation>
    </message>
    <message>
        <source>transfer of the primary job</source>
        <translation>调动主岗</translation>
    </message>
    <message>
        <source>addition of a position</source>
        <translation>新增职位</translation>
    </message>
    <message>
        <source>change of a position</source>
        <translation>修改职位</translation>
    </message>
    <message>
        <source>at an unknown time</source>
        <translation>时间不详</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Code pattern</source>
        <translation>编码规则</translation>
    </message>
    <message>
        <source>A form was not finished: %1, %2, %3</source>
        <comment>person or position, kind of change, how long ago</comment>
        <translation>有表单没有填完：%1，%2，%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>input: value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>A change was sent, and its outcome is not known: %1, %2, %3</source>
        <comment>person or position, kind of change, how long ago</comment>
        <translation>有一项变更发出后尚不知道结果：%1，%2，%3</translation>
    </message>
</context>
<context>
    <name>renzhi::EmptyState</name>
    <message>
        <source>Opening the directory…</source>
        <translation>正在打开目录…</translation>
    </message>
</context>
<context>
    <name>renzhi::FilterRow</name>
    <message>
        <source>Filter: %1</source>
        <comment>name of a column</comment>
        <translation>筛选：%1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>A number, also with &gt;=, &lt;=, &gt; or &lt; before it; ! before it: not this; - alone: not known</source>
        <translation>数字，前面可加 &gt;=、&lt;=、&gt; 或 &lt;；前面加 !：排除；只有 -：未知</translation>
    </message>
    <message>
        <source>A part of the text; = before it: exactly this; ! before it: not this; - alone: empty</source>
        <translation>包含的文字；前面加 =：完全相同；前面加 !：排除；只有 -：为空</translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation>这不是数字。</translation>
    </message>
</context>
<context>
    <name>renzhi::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>指南(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Renzhi 任职台</source>
        <translation>Renzhi 任职台</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>版本 %1，使用 Qt %2</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. Uses Qt (LGPL), ICU (Unicode licence), SQLite (public domain) and QtKeychain (BSD).</source>
        <translation>自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。使用 Qt（LGPL）、ICU（Unicode 许可证）、SQLite（公有领域）和 QtKeychain（BSD）。</translation>
    </message>
    <message>
        <source>Data of this program is kept in:
%1</source>
        <translation>本程序的数据保存在：
%1</translation>
    </message>
    <message>
        <source>Find a person: press %1 and type part of the name, its pinyin or initials (zw finds 张伟), the user name, employee ID, mobile or e-mail, or the name or code of the organization. Enter goes to the list.

The card on the right shows the primary job, then the part-time jobs, as the server answered just now; the line above them says when. Add a part-time job with %2, change the chosen one with %3.

A refusal of the server appears at the field it is about, in Chinese and English, with what to do. What you typed stays.

Without a connection everything seen before stays readable. What you change then waits in the Outbox until you send it; nothing is sent behind your back.

When no answer tells the outcome, it is unknown, not failed: the program reads again and tells you what the server has. It never sends a change twice by itself.</source>
        <translation>查找人员：按 %1，输入姓名的一部分、拼音或首字母（zw 可找到张伟）、用户名、工号、手机号或邮箱，也可输入所属组织的名称或编码。按 Enter 转到列表。

右侧卡片先显示主岗，再显示兼职兼岗，内容为服务器刚刚返回的数据；其上方的一行说明读取时间。按 %2 新增兼职兼岗，按 %3 修改所选任职。

服务器的拒绝会以中英文显示在对应的输入项旁，并说明该怎么做。您输入的内容会保留。

没有连接时，看过的内容仍可阅读。此时的变更保存在发件箱中，等待您发送；不会在您不知情时发送任何内容。

没有收到能确认结果的响应意味着结果未知，而不是失败：程序会重新读取，并告诉您服务器上的现状。程序绝不会自行重复发送修改。</translation>
    </message>
</context>
<context>
    <name>renzhi::HoldersPanel</name>
    <message>
        <source>It is not known here who holds this position: open the people of the organization to read their jobs.</source>
        <translation>本机不知道谁担任此职位：请打开该组织的人员以读取其任职。</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) known to hold this position, from the jobs read so far:</source>
        <translation>
            <numerusform>根据已读取的任职，已知有 %n 人担任此职位：</numerusform>
        </translation>
    </message>
    <message>
        <source>Holders</source>
        <translation>任职人员</translation>
    </message>
    <message>
        <source>primary job</source>
        <translation>主岗</translation>
    </message>
    <message>
        <source>part-time job</source>
        <translation>兼职兼岗</translation>
    </message>
</context>
<context>
    <name>renzhi::JobChoices</name>
    <message>
        <source>Jobs are known for %1 of %2 people.</source>
        <translation>%2 人中已知 %1 人的任职。</translation>
    </message>
    <message>
        <source>Those of the others are read from “Synchronization…” in the Tools menu.</source>
        <translation>其余人员的任职可在“工具”菜单的“同步…”中读取。</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>全部任职</translation>
    </message>
    <message>
        <source>Primary jobs</source>
        <translation>主岗</translation>
    </message>
    <message>
        <source>Part-time jobs</source>
        <translation>兼职兼岗</translation>
    </message>
    <message>
        <source>Kind of jobs</source>
        <translation>任职类型</translation>
    </message>
    <message>
        <source>Without disabled people</source>
        <translation>不含停用人员</translation>
    </message>
    <message>
        <source>Without jobs of disabled people</source>
        <translation>不含停用人员的任职</translation>
    </message>
</context>
<context>
    <name>renzhi::JobForm</name>
    <message>
        <source>This was changed on the server while you were editing. Nothing was sent: look at it, then save again.</source>
        <translation>您编辑期间，服务器上的内容已被修改。尚未发送任何内容：请查看后再次保存。</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任职</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>input: value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 is not a position of %2, so it was taken out.</source>
        <translation>%1 不是 %2 的职位，因此已取消选择。</translation>
    </message>
    <message>
        <source>The position&apos;s default title is %1.</source>
        <translation>该职位的默认职务是 %1。</translation>
    </message>
    <message>
        <source>Title set from the position&apos;s default</source>
        <translation>已按职位的默认职务填写</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>old → new</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Add part-time job</source>
        <translation>新增兼职兼岗</translation>
    </message>
    <message>
        <source>Change part-time job</source>
        <translation>修改兼职兼岗</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>保存修改</translation>
    </message>
    <message>
        <source>Transfer primary job</source>
        <translation>调动主岗</translation>
    </message>
</context>
<context>
    <name>renzhi::JobListModel</name>
    <message>
        <source>Unknown (%1)</source>
        <extracomment>An id that no record of the directory explains.</extracomment>
        <translation>未知 (%1)</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Primary job: %1</source>
        <translation>主岗：%1</translation>
    </message>
    <message>
        <source>Part-time job: %1</source>
        <translation>兼职兼岗：%1</translation>
    </message>
</context>
<context>
    <name>renzhi::JobManagementPage</name>
    <message>
        <source>Tr&amp;y again</source>
        <translation>重试(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Show people anyway</source>
        <translation>仍然显示人员(&amp;S)</translation>
    </message>
</context>
<context>
    <name>renzhi::JobRowWidget</name>
    <message>
        <source>%1: %2</source>
        <comment>action: which job</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No position</source>
        <translation>无职位</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>position · title</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>This job refers to something that is not in the local data.</source>
        <translation>这条任职引用了本地数据中没有的内容。</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>kind of job: position and title, organization</comment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>%1, locked</source>
        <translation>%1，已锁定</translation>
    </message>
</context>
<context>
    <name>renzhi::JobTableModel</name>
    <message>
        <source>Primary job</source>
        <translation>主岗</translation>
    </message>
    <message>
        <source>Part-time job</source>
        <translation>兼职兼岗</translation>
    </message>
    <message>
        <source>Cross-company</source>
        <translation>双跨</translation>
    </message>
    <message>
        <source>Same company</source>
        <translation>同公司</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>May be out of date</source>
        <translation>可能已过期</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Employee ID</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Primary organization</source>
        <translation>主岗组织</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Read at</source>
        <translation>读取时间</translation>
    </message>
</context>
<context>
    <name>renzhi::JobsCrawlPanel</name>
    <message>
        <source>Jobs</source>
        <translation>任职</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Read the jobs of the chosen organization</source>
        <translation>读取所选组织的任职</translation>
    </message>
    <message>
        <source>Stop reading jobs</source>
        <translation>停止读取任职</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>继续(&amp;U)</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>暂停(&amp;U)</translation>
    </message>
    <message>
        <source>Resume reading jobs</source>
        <translation>继续读取任职</translation>
    </message>
    <message>
        <source>Pause reading jobs</source>
        <translation>暂停读取任职</translation>
    </message>
    <message>
        <source>“%1” and everything below it</source>
        <comment>organization</comment>
        <translation>“%1”及其所有下级</translation>
    </message>
    <message>
        <source>Choose an organization in the tree first.</source>
        <translation>请先在组织树中选择一个组织。</translation>
    </message>
    <message>
        <source>No jobs are being read.</source>
        <translation>当前没有在读取任职。</translation>
    </message>
    <message>
        <source>Jobs are known for %1 of %2 people.</source>
        <translation>%2 人中已知 %1 人的任职。</translation>
    </message>
    <message>
        <source>Jobs are known for %1 of %2 people; the oldest reading is %3.</source>
        <comment>two numbers and an age: 3 h old</comment>
        <translation>%2 人中已知 %1 人的任职；最早的读取于%3。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>whose jobs are read, and how far that is</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>No tenant is open.</source>
        <translation>没有打开租户。</translation>
    </message>
    <message>
        <source>Jobs are being read already.</source>
        <translation>已在读取任职。</translation>
    </message>
    <message>
        <source>You are working offline. Turn off “Work offline” in the Tools menu first.</source>
        <translation>当前为离线工作。请先在“工具”菜单中取消“离线工作”。</translation>
    </message>
    <message>
        <source>Job management is off for this tenant.</source>
        <translation>此租户未开启任职管理。</translation>
    </message>
    <message>
        <source>No people have been read yet.</source>
        <translation>尚未读取任何人员。</translation>
    </message>
    <message>
        <source>Read jobs of &amp;everybody</source>
        <translation>读取所有人的任职(&amp;E)</translation>
    </message>
    <message>
        <source>Read jobs of the &amp;organization</source>
        <translation>读取所选组织的任职(&amp;O)</translation>
    </message>
    <message>
        <source>Read the jobs of everybody</source>
        <translation>读取所有人的任职</translation>
    </message>
</context>
<context>
    <name>renzhi::JobsPane</name>
    <message>
        <source>Show &amp;all jobs</source>
        <translation>显示全部任职(&amp;A)</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>还没有任职</translation>
    </message>
    <message>
        <source>Nothing of this tenant has been read.</source>
        <translation>尚未读取此租户的任何内容。</translation>
    </message>
    <message>
        <source>The jobs that are kept on this computer could not be read.</source>
        <translation>无法读取保存在本机的任职。</translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation>没有任职</translation>
    </message>
    <message>
        <source>The jobs of everybody were read, and nobody has one.</source>
        <translation>已读取所有人的任职，没有人有任职。</translation>
    </message>
    <message>
        <source>Jobs are read one person at a time; so far of %1 of %2 people.</source>
        <translation>任职按人逐一读取；%2 人中已读取 %1 人。</translation>
    </message>
    <message>
        <source>S&amp;ynchronization…</source>
        <translation>同步(&amp;Y)…</translation>
    </message>
    <message>
        <source>Jobs are read one person at a time, and you are working offline. They are known for %1 of %2 people.</source>
        <translation>任职按人逐一读取，而您正在离线工作。%2 人中已知 %1 人的任职。</translation>
    </message>
    <message>
        <source>Job management is off for this tenant.</source>
        <translation>此租户未开启任职管理。</translation>
    </message>
    <message>
        <source>Jobs are read one person at a time. They are known for %1 of %2 people.</source>
        <translation>任职按人逐一读取。%2 人中已知 %1 人的任职。</translation>
    </message>
    <message>
        <source>&amp;Read the jobs of everybody</source>
        <translation>读取所有人的任职(&amp;R)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln jobs</source>
        <translation>
            <numerusform>%Ln 条任职</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任职</translation>
    </message>
    <message>
        <source>No job is left by what is chosen above the list.</source>
        <translation>没有符合列表上方所选条件的任职。</translation>
    </message>
    <message>
        <source>The jobs cannot be shown</source>
        <translation>无法显示任职</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>Name, pinyin, user name, employee ID, mobile, organization</source>
        <translation>姓名、拼音、用户名、工号、手机号、组织</translation>
    </message>
    <message>
        <source>Search jobs by their people: name, pinyin, user name, employee ID, mobile, organization</source>
        <translation>按人员查找任职：姓名、拼音、用户名、工号、手机号、组织</translation>
    </message>
    <message>
        <source>Listing the jobs…</source>
        <translation>正在列出任职…</translation>
    </message>
    <message>
        <source>The jobs could not be read again</source>
        <translation>未能重新读取任职</translation>
    </message>
</context>
<context>
    <name>renzhi::LanguageSwitch</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>renzhi::ListPane</name>
    <message>
        <source>In %1</source>
        <comment>organization</comment>
        <translation>在“%1”中</translation>
    </message>
    <message>
        <source>No tenant is open</source>
        <translation>没有打开租户</translation>
    </message>
    <message>
        <source>Connect a tenant from the File menu.</source>
        <translation>请从“文件”菜单连接租户。</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>Nothing belongs to this organization.</source>
        <translation>此组织下没有内容。</translation>
    </message>
    <message>
        <source>Show &amp;all organizations</source>
        <translation>显示所有组织(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Clear the search</source>
        <translation>清除查找(&amp;C)</translation>
    </message>
    <message>
        <source>Reading from the server…</source>
        <translation>正在从服务器读取…</translation>
    </message>
    <message>
        <source>The first rows appear as soon as they are here.</source>
        <translation>数据一到即会显示。</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the network and try again.</source>
        <translation>无法连接服务器。请检查网络后重试。</translation>
    </message>
    <message>
        <source>&amp;Read from the server</source>
        <translation>从服务器读取(&amp;R)</translation>
    </message>
    <message>
        <source>Show all organizations</source>
        <translation>显示所有组织</translation>
    </message>
    <message>
        <source>The server has none of these.</source>
        <translation>服务器上没有此类数据。</translation>
    </message>
    <message>
        <source>You are working offline, so nothing is read.</source>
        <translation>当前为离线工作，不会读取任何内容。</translation>
    </message>
    <message>
        <source>Go o&amp;nline</source>
        <translation>恢复在线(&amp;N)</translation>
    </message>
    <message>
        <source>No row matches the filters above the columns.</source>
        <translation>没有符合列筛选条件的记录。</translation>
    </message>
    <message>
        <source>Clear fi&amp;lters</source>
        <translation>清除筛选(&amp;L)</translation>
    </message>
    <message>
        <source>Name, pinyin, initials, user name, organization, numbers and codes were searched.</source>
        <translation>已按姓名、拼音、首字母、用户名、组织、号码和编码查找。</translation>
    </message>
</context>
<context>
    <name>renzhi::LockCover</name>
    <message>
        <source>The screen was cleared</source>
        <translation>屏幕已清空</translation>
    </message>
    <message>
        <source>This is not the client secret of the tenant that is open.</source>
        <translation>这不是当前租户的客户端密钥。</translation>
    </message>
    <message>
        <source>Nobody used Renzhi for a while. The client secret of this tenant is kept in no keyring: enter it to go on.</source>
        <translation>任职台有一段时间无人使用。该租户的客户端密钥没有保存在密钥环中：请输入密钥以继续。</translation>
    </message>
    <message>
        <source>Nobody used Renzhi for a while.</source>
        <translation>任职台有一段时间无人使用。</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>A form is open, and what was typed into it would be lost. Choose “Quit” once more to quit all the same.</source>
        <translation>有表单未保存，其中已输入的内容将会丢失。如仍要退出，请再次选择“退出”。</translation>
    </message>
</context>
<context>
    <name>renzhi::MainToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
</context>
<context>
    <name>renzhi::MainWindow</name>
    <message>
        <source>demo tenant</source>
        <translation>演示租户</translation>
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
        <translation>演示租户</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Tenants</source>
        <translation>租户(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>列(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Follow the desktop</source>
        <translation>跟随系统(&amp;F)</translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation>浅色(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>字号(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Small</source>
        <translation>小(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Normal</source>
        <translation>标准(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Large</source>
        <translation>大(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>行距(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Comfortable</source>
        <translation>宽松(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <translation>紧凑(&amp;O)</translation>
    </message>
</context>
<context>
    <name>renzhi::MessageBar</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>处理办法：%1</translation>
    </message>
</context>
<context>
    <name>renzhi::NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message numerus="yes">
        <source>Outbox, %n waiting</source>
        <translation>
            <numerusform>发件箱，%n 项待发送</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>renzhi::OrganizationPane</name>
    <message>
        <source>Organizations</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Filter organizations</source>
        <translation>筛选组织</translation>
    </message>
</context>
<context>
    <name>renzhi::OrganizationTreeModel</name>
    <message>
        <source>All organizations</source>
        <translation>所有组织</translation>
    </message>
    <message>
        <source>%1 (disabled)</source>
        <translation>%1（已停用）</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two parts of a list</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>level %1</source>
        <comment>depth in the tree</comment>
        <translation>第 %1 级</translation>
    </message>
    <message numerus="yes">
        <source>%n positions</source>
        <translation>
            <numerusform>%n 个职位</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>renzhi::OutboxPage</name>
    <message>
        <source>Not while working offline</source>
        <translation>离线工作时不可用</translation>
    </message>
    <message>
        <source>This tenant is read-only</source>
        <translation>此租户为只读</translation>
    </message>
    <message>
        <source>Discard “%1”? It was never sent, and what was entered will be lost.</source>
        <translation>丢弃“%1”？它从未发送，输入的内容将丢失。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>Send &amp;all</source>
        <translation>全部发送(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>发送(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation>丢弃(&amp;D)…</translation>
    </message>
    <message>
        <source>No tenant is open</source>
        <translation>没有打开租户</translation>
    </message>
    <message>
        <source>Connect a tenant from the File menu.</source>
        <translation>请从“文件”菜单连接租户。</translation>
    </message>
    <message>
        <source>The Outbox could not be read</source>
        <translation>无法读取发件箱</translation>
    </message>
    <message>
        <source>What was kept in it is not shown here, and it is not lost.</source>
        <translation>其中保存的内容没有显示在这里，但并未丢失。</translation>
    </message>
    <message>
        <source>&amp;Read it again</source>
        <translation>重新读取(&amp;R)</translation>
    </message>
    <message>
        <source>The Outbox is empty</source>
        <translation>发件箱是空的</translation>
    </message>
    <message>
        <source>It is being sent.</source>
        <translation>正在发送。</translation>
    </message>
    <message>
        <source>Sending is under way.</source>
        <translation>正在发送。</translation>
    </message>
    <message>
        <source>It was sent, and its outcome is unknown. “Send” reads the server first, to find out what became of it.</source>
        <translation>它已发送，但结果未知。点击“发送”会先读取服务器，以确认结果。</translation>
    </message>
    <message>
        <source>A removal has nothing to edit: discard it, or send it.</source>
        <translation>删除操作没有可编辑的内容：请丢弃或发送。</translation>
    </message>
    <message>
        <source>Sho&amp;w person</source>
        <translation>显示人员(&amp;W)</translation>
    </message>
    <message>
        <source>Discard “%1”? It was sent and its outcome is unknown: the server may have it, and Renzhi will not check again.</source>
        <translation>丢弃“%1”？它已经发送，但结果未知：服务器上可能已经生效，丢弃后将不再核对。</translation>
    </message>
    <message>
        <source>Discard “%1”? It did not succeed, and what was entered will be lost.</source>
        <translation>丢弃“%1”？它没有成功，所填内容将会丢失。</translation>
    </message>
    <message>
        <source>Ed&amp;it…</source>
        <translation>编辑(&amp;I)…</translation>
    </message>
    <message>
        <source>The directory is still being opened.</source>
        <translation>目录仍在打开。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of change: person or position</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>This is production. To send %n change(s) at once, type “%1”.</source>
        <translation>
            <numerusform>这是生产环境。要一次发送 %n 项变更，请输入“%1”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send nothing</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>It is the first already.</source>
        <translation>它已经是第一项。</translation>
    </message>
    <message>
        <source>It is the last already.</source>
        <translation>它已经是最后一项。</translation>
    </message>
    <message>
        <source>To be sent earlier (%1)</source>
        <translation>提前发送（%1）</translation>
    </message>
    <message>
        <source>To be sent later (%1)</source>
        <translation>推后发送（%1）</translation>
    </message>
    <message>
        <source>“%1” stands before “%2”, whose position it uses. “Send all” sends positions first all the same; sent by itself, the job may be refused.</source>
        <translation>“%1”排在“%2”之前，但要用到其中的职位。“全部发送”仍会先发送职位；单独发送时，该任职可能被拒绝。</translation>
    </message>
    <message>
        <source>Changes you save while offline or collecting wait here until you send them.</source>
        <translation>您在离线或收集变更时保存的内容会在这里等待您发送。</translation>
    </message>
    <message>
        <source>What you saved while offline or collecting. Nothing here is sent automatically; before sending, each record is read again and compared with what you saw.</source>
        <translation>您在离线或收集变更时保存的内容。这里的内容不会自动发送；发送前会重新读取每条记录，并与您当时看到的内容比较。</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move dow&amp;n</source>
        <translation>下移(&amp;N)</translation>
    </message>
</context>
<context>
    <name>renzhi::OutboxTableModel</name>
    <message>
        <source>; </source>
        <comment>between changes</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>Sent, outcome unknown: sending reads first</source>
        <translation>已发送，结果未知：发送前会先读取</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>For</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Old → new</source>
        <translation>修改前 → 修改后</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>renzhi::PageSearch</name>
    <message>
        <source>Nothing to search on this page</source>
        <translation>此页没有可查找的内容</translation>
    </message>
</context>
<context>
    <name>renzhi::PeoplePane</name>
    <message>
        <source>No people yet</source>
        <translation>还没有人员</translation>
    </message>
    <message>
        <source>Nothing of this tenant has been read.</source>
        <translation>尚未读取此租户的任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln 人</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Name, pinyin, user name, employee ID, mobile, organization</source>
        <translation>姓名、拼音、用户名、工号、手机号、组织</translation>
    </message>
    <message>
        <source>Search people: name, pinyin, user name, employee ID, mobile, organization</source>
        <translation>查找人员：姓名、拼音、用户名、工号、手机号、组织</translation>
    </message>
    <message>
        <source>The people cannot be shown</source>
        <translation>无法显示人员</translation>
    </message>
    <message>
        <source>The people who are kept on this computer could not be read.</source>
        <translation>无法读取本机上保存的人员数据。</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
</context>
<context>
    <name>renzhi::PersonCard</name>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Person not found</source>
        <translation>未找到此人员</translation>
    </message>
    <message>
        <source>No person chosen</source>
        <translation>未选择人员</translation>
    </message>
    <message>
        <source>The directory does not have this person any more.</source>
        <translation>目录中已没有此人员。</translation>
    </message>
    <message>
        <source>Choose a person in the list to see the jobs.</source>
        <translation>在列表中选择一个人以查看其任职。</translation>
    </message>
    <message>
        <source>No organization</source>
        <translation>无组织</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two states</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>No primary job.</source>
        <translation>没有主岗。</translation>
    </message>
    <message>
        <source>The jobs of this person have not been read yet.</source>
        <translation>尚未读取此人的任职。</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Employee ID</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>As the server gave it; its time zone is not documented.</source>
        <translation>按服务器给出的原样显示；其时区没有文档说明。</translation>
    </message>
    <message>
        <source>PRIMARY</source>
        <comment>job</comment>
        <translation>主岗</translation>
    </message>
    <message>
        <source>PART-TIME</source>
        <comment>jobs</comment>
        <translation>兼职兼岗</translation>
    </message>
    <message>
        <source>No part-time jobs.</source>
        <translation>没有兼职兼岗。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Add part-time job</source>
        <translation>新增兼职兼岗</translation>
    </message>
    <message>
        <source>Add part-time job (%1)</source>
        <translation>新增兼职兼岗 (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <comment>in the Outbox</comment>
        <translation>
            <numerusform>%n 项变更待发送</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept in the Outbox until you send them</source>
        <translation>在您发送之前保存在发件箱中</translation>
    </message>
</context>
<context>
    <name>renzhi::PositionCard</name>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>This position is gone</source>
        <translation>此职位已不存在</translation>
    </message>
    <message>
        <source>No position chosen</source>
        <translation>未选择职位</translation>
    </message>
    <message>
        <source>The directory does not have this position any more.</source>
        <translation>目录中已没有此职位。</translation>
    </message>
    <message>
        <source>Choose a position in the list to see who holds it.</source>
        <translation>在列表中选择一个职位以查看其任职人员。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name (code)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>primary job</source>
        <translation>主岗</translation>
    </message>
    <message>
        <source>part-time job</source>
        <translation>兼职兼岗</translation>
    </message>
    <message>
        <source>%1 (%2), %3</source>
        <comment>name (user name), kind of job</comment>
        <translation>%1 (%2)，%3</translation>
    </message>
    <message numerus="yes">
        <source>HOLDERS KNOWN: %Ln</source>
        <translation>
            <numerusform>已知任职人员：%Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is known to hold it. Only people whose jobs were read are counted.</source>
        <translation>没有已知的任职人员。只统计已读取任职的人员。</translation>
    </message>
    <message>
        <source>Only people whose jobs were read are counted.</source>
        <translation>只统计已读取任职的人员。</translation>
    </message>
    <message>
        <source>Default title</source>
        <translation>默认职务</translation>
    </message>
    <message>
        <source>Organization code</source>
        <translation>组织编码</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>As the server gave it; its time zone is not documented.</source>
        <translation>按服务器给出的原样显示；其时区没有文档说明。</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Change position</source>
        <translation>修改职位</translation>
    </message>
    <message>
        <source>People who hold this position</source>
        <translation>担任此职位的人员</translation>
    </message>
    <message>
        <source>The first %L1 are shown.</source>
        <translation>只显示前 %L1 个。</translation>
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
        <translation>隐藏任职人员</translation>
    </message>
    <message>
        <source>Show holders</source>
        <translation>显示任职人员</translation>
    </message>
    <message>
        <source>This was changed on the server while you were editing. Nothing was sent: look at it, then save again.</source>
        <translation>您编辑期间，服务器上的内容已被修改。尚未发送任何内容：请查看后再次保存。</translation>
    </message>
    <message>
        <source>Change position</source>
        <translation>修改职位</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>保存修改</translation>
    </message>
    <message>
        <source>Add position</source>
        <translation>新增职位</translation>
    </message>
    <message>
        <source>New position</source>
        <translation>新职位</translation>
    </message>
    <message>
        <source>Unique in the whole tenant</source>
        <translation>在整个租户中唯一</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Default title</source>
        <translation>默认职务</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职位</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) hold this position, so its organization cannot change.</source>
        <translation>
            <numerusform>有 %n 人担任此职位，因此不能修改其组织。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>input: value</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>renzhi::PositionTableModel</name>
    <message>
        <source>, </source>
        <comment>between two parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Default title</source>
        <translation>默认职务</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
</context>
<context>
    <name>renzhi::PositionsPane</name>
    <message>
        <source>Search positions: name, pinyin, code</source>
        <translation>查找职位：名称、拼音、编码</translation>
    </message>
    <message>
        <source>No positions yet</source>
        <translation>还没有职位</translation>
    </message>
    <message>
        <source>Nothing of this tenant has been read.</source>
        <translation>尚未读取此租户的任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln positions</source>
        <translation>
            <numerusform>%Ln 个职位</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>职位</translation>
    </message>
</context>
<context>
    <name>renzhi::ProfileBand</name>
    <message>
        <source>Production</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>Production: %1</source>
        <translation>生产：%1</translation>
    </message>
</context>
<context>
    <name>renzhi::RemoveJobDialog</name>
    <message>
        <source>Remove part-time job</source>
        <translation>删除兼职兼岗</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任职</translation>
    </message>
    <message>
        <source>This job was changed on the server in the meantime. Nothing was sent: this is what it is now.</source>
        <translation>这条任职在此期间已在服务器上被修改。尚未发送任何内容：以下是它的现状。</translation>
    </message>
    <message>
        <source>Remove this part-time job of %1?</source>
        <translation>删除 %1 的这条兼职兼岗？</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>The primary job and other part-time jobs stay as they are. To get it back, add it again; it will have a new ID.</source>
        <translation>主岗和其他兼职兼岗保持不变。如需恢复，请再次新增，届时会得到新的 ID。</translation>
    </message>
</context>
<context>
    <name>renzhi::RemovePositionDialog</name>
    <message>
        <source>Remove position</source>
        <translation>删除职位</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>This position was changed on the server in the meantime. Nothing was sent: this is what it is now.</source>
        <translation>该职位在此期间已在服务器上被修改。尚未发送任何内容：以下是它的现状。</translation>
    </message>
    <message>
        <source>Remove the position “%1”?</source>
        <translation>删除职位“%1”？</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Default title</source>
        <translation>默认职务</translation>
    </message>
    <message>
        <source>The server removes it only while nobody holds it. To get it back, add it again; it will have a new ID.</source>
        <translation>只有无人任职时服务器才会删除该职位。如需恢复，请再次新增，届时会得到新的 ID。</translation>
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
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Default title</source>
        <translation>默认职务</translation>
    </message>
    <message>
        <source>Add part-time job</source>
        <translation>新增兼职兼岗</translation>
    </message>
    <message>
        <source>Change part-time job</source>
        <translation>修改兼职兼岗</translation>
    </message>
    <message>
        <source>Remove part-time job</source>
        <translation>删除兼职兼岗</translation>
    </message>
    <message>
        <source>Transfer primary job</source>
        <translation>调动主岗</translation>
    </message>
    <message>
        <source>Add position</source>
        <translation>新增职位</translation>
    </message>
    <message>
        <source>Change position</source>
        <translation>修改职位</translation>
    </message>
    <message>
        <source>Remove position</source>
        <translation>删除职位</translation>
    </message>
</context>
<context>
    <name>renzhi::SettingsDialog</name>
    <message>
        <source>Follow the desktop</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Reset theme and text size</source>
        <translation>重置主题和字号</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Never</source>
        <comment>clear the screen</comment>
        <translation>从不</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s) without use</source>
        <translation>
            <numerusform>无人使用 %n 分钟后</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>renzhi::ShortcutEditor</name>
    <message>
        <source>Shortcut for “%1”:</source>
        <translation>“%1”的快捷键：</translation>
    </message>
    <message>
        <source>Press the new key. It applies at once.</source>
        <translation>请按下新的快捷键，立即生效。</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>您修改过</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>无快捷键(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reset all</source>
        <translation>全部重置(&amp;R)</translation>
    </message>
    <message>
        <source>Restores the original shortcut of every action</source>
        <translation>所有操作恢复为默认快捷键</translation>
    </message>
</context>
<context>
    <name>renzhi::Shortcuts</name>
    <message>
        <source>%1 is needed for typing, moving or menus. Use Ctrl with another key, or a function key.</source>
        <translation>%1 用于输入、移动或菜单。请使用 Ctrl 组合键或功能键。</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”. Give that another key first.</source>
        <translation>%1 已用于“%2”。请先为它更换快捷键。</translation>
    </message>
</context>
<context>
    <name>renzhi::StageList</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Name of the server</source>
        <translation>服务器名称</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>加密（TLS）</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Job management</source>
        <translation>任职管理</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>✓ passed</source>
        <translation>✓ 通过</translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation>✗ 失败</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>未尝试</translation>
    </message>
</context>
<context>
    <name>renzhi::StatusPanel</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Progress of reading</source>
        <translation>读取进度</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>尚未连接</translation>
    </message>
    <message>
        <source>Working offline</source>
        <translation>离线工作</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>· data of %1</source>
        <translation>· 数据时间 %1</translation>
    </message>
    <message>
        <source>· nothing read yet</source>
        <translation>· 尚未读取</translation>
    </message>
    <message>
        <source>· reading %1, %2 %</source>
        <translation>· 正在读取%1，%2%</translation>
    </message>
    <message numerus="yes">
        <source>The server asks to wait: again in %n s</source>
        <translation>
            <numerusform>服务器要求等待：%n 秒后重试</numerusform>
        </translation>
    </message>
    <message>
        <source>Outbox %1</source>
        <translation>发件箱 %1</translation>
    </message>
    <message>
        <source>Changes kept here until you send them</source>
        <translation>在您发送之前保存在这里的变更</translation>
    </message>
    <message>
        <source>demo tenant</source>
        <translation>演示租户</translation>
    </message>
    <message>
        <source>%1, read-only</source>
        <translation>%1，只读</translation>
    </message>
    <message>
        <source>· read in part</source>
        <translation>· 仅读取了一部分</translation>
    </message>
    <message>
        <source>Click to see how far each list has been read</source>
        <translation>点击查看各类数据的读取情况</translation>
    </message>
    <message>
        <source>· paused at %1 %</source>
        <translation>· 已暂停，%1%</translation>
    </message>
    <message>
        <source>· %1, %2</source>
        <comment>records a second, time left</comment>
        <translation>· %1，%2</translation>
    </message>
    <message>
        <source>%1, production</source>
        <translation>%1，生产</translation>
    </message>
    <message>
        <source>Outbox %1, collecting</source>
        <translation>发件箱 %1，正在收集</translation>
    </message>
    <message>
        <source>You are collecting changes: what you save is kept here until you send it</source>
        <translation>正在收集变更：您保存的内容会留在这里，直到您发送</translation>
    </message>
</context>
<context>
    <name>renzhi::SyncDialog</name>
    <message>
        <source>Synchronization</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>No tenant is open</source>
        <translation>没有打开租户</translation>
    </message>
    <message>
        <source>The local copy of “%1”</source>
        <translation>“%1”的本地副本</translation>
    </message>
    <message>
        <source>demo tenant</source>
        <translation>演示租户</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation>立即同步(&amp;S)</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>取消(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Nothing is being read.</source>
        <translation>当前没有在读取数据。</translation>
    </message>
    <message>
        <source>List</source>
        <translation>数据类别</translation>
    </message>
    <message>
        <source>Last read in full</source>
        <translation>上次完整读取</translation>
    </message>
    <message>
        <source>Read everything a&amp;gain</source>
        <translation>全部重新读取(&amp;G)</translation>
    </message>
</context>
<context>
    <name>renzhi::TableView</name>
    <message>
        <source>&amp;Reset columns</source>
        <translation>重置列(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>排序方式(&amp;S)</translation>
    </message>
    <message>
        <source>Sort &amp;also by</source>
        <translation>次要排序(&amp;A)</translation>
    </message>
    <message>
        <source>%1, ascending</source>
        <comment>column</comment>
        <translation>%1，升序</translation>
    </message>
    <message>
        <source>%1, descending</source>
        <comment>column</comment>
        <translation>%1，降序</translation>
    </message>
    <message>
        <source>Sorted by %1</source>
        <translation>排序：%1</translation>
    </message>
    <message>
        <source>; then </source>
        <translation>；再按</translation>
    </message>
    <message>
        <source>Best matches first</source>
        <translation>最匹配的在前</translation>
    </message>
</context>
<context>
    <name>renzhi::TenantBanner</name>
    <message>
        <source>Go online</source>
        <translation>恢复在线</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The secret of this tenant could not be saved in a keyring. It stays in memory for this session only, and is asked for again at the next start.</source>
        <translation>未能将此租户的密钥存入密钥环。密钥仅保留在本次会话的内存中，下次启动时需要重新输入。</translation>
    </message>
    <message>
        <source>You are working offline, and nothing of this tenant has been read yet.</source>
        <translation>当前为离线工作，且尚未读取此租户的任何内容。</translation>
    </message>
    <message>
        <source>The server cannot be reached, and nothing of this tenant has been read yet.</source>
        <translation>无法连接服务器，且尚未读取此租户的任何内容。</translation>
    </message>
    <message>
        <source>You are working offline. You see the data of %1 (%2). What you change is kept in the Outbox.</source>
        <translation>当前为离线工作。显示的是 %1 的数据（%2）。您的变更会保存在发件箱中。</translation>
    </message>
    <message>
        <source>The server cannot be reached. You see the data of %1 (%2). What you change is kept in the Outbox.</source>
        <translation>无法连接服务器。显示的是 %1 的数据（%2）。您的变更会保存在发件箱中。</translation>
    </message>
    <message>
        <source>The profile was exported, without its secret, to %1</source>
        <translation>租户配置已导出（不含密钥）：%1</translation>
    </message>
    <message>
        <source>“%1” opens as soon as what is under way here has ended: an open form, or a change that is being sent.</source>
        <translation>这里正在进行的操作（打开的表单或正在发送的变更）结束后，将打开“%1”。</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>留在此租户</translation>
    </message>
    <message>
        <source>Show changes</source>
        <translation>查看变更</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>The server was asked again: the permissions of the application are the same as before.</source>
        <translation>已重新询问服务器：应用的权限与之前相同。</translation>
    </message>
    <message>
        <source>Undone: “%1”.</source>
        <translation>已撤销：“%1”。</translation>
    </message>
    <message>
        <source>Undone: “%1”. It was added again, and its ID is new: %2.</source>
        <translation>已撤销：“%1”。它已重新添加，ID 是新的：%2。</translation>
    </message>
    <message>
        <source>Earlier changes can be undone on the Changes page.</source>
        <translation>更早的变更可以在“变更”页面上撤销。</translation>
    </message>
    <message numerus="yes">
        <source>It was not known how %n change(s) ended. The server was read again, and nothing was sent: the changes say how each of them ended.</source>
        <translation>
            <numerusform>上次有 %n 项变更的结果未能确定。已重新读取服务器，没有再次发送；“变更”页列出了每一项的结果。</numerusform>
        </translation>
    </message>
    <message>
        <source>It was not known how “%1” ended. The server was read again: the change was made.</source>
        <translation>上次“%1”的结果未能确定。重新读取服务器后确认：变更已完成。</translation>
    </message>
    <message>
        <source>It was not known how “%1” ended. The server was read again: the change is not there. Nothing was sent again.</source>
        <translation>上次“%1”的结果未能确定。重新读取服务器后没有找到这项变更。没有再次发送。</translation>
    </message>
    <message>
        <source>It was not known how “%1” ended. Reading the server again does not tell it. Nothing was sent again.</source>
        <translation>上次“%1”的结果未能确定。重新读取服务器后仍无法得知结果。没有再次发送。</translation>
    </message>
    <message numerus="yes">
        <source>There was no contact to this tenant for more than %n day(s). What was read before was removed from this computer, as its profile asks for; the Outbox, drafts and the change log are kept.</source>
        <translation>
            <numerusform>与该租户的服务器已超过 %n 天没有联系。按其配置，此前读取的数据已从这台电脑上删除；发件箱、草稿和变更日志均已保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows are too many to copy: at most %2 can be copied at once. Nothing was copied; select fewer rows and copy again.</source>
        <translation>所选的 %1 行超出一次最多可复制的 %2 行，因此未复制任何内容。请减少所选行数后重新复制。</translation>
    </message>
</context>
<context>
    <name>renzhi::TenantDialog</name>
    <message>
        <source>Enter the domain, the client ID and the secret first.</source>
        <translation>请先填写域名、客户端 ID 和密钥。</translation>
    </message>
    <message>
        <source>Everything works: this tenant can be used.</source>
        <translation>一切正常：此租户可以使用。</translation>
    </message>
    <message>
        <source>Certificate authorities</source>
        <translation>证书颁发机构</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>As the system is set</source>
        <translation>按系统设置</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>使用此代理：</translation>
    </message>
    <message>
        <source>Connect a tenant</source>
        <translation>连接租户</translation>
    </message>
    <message>
        <source>Edit the tenant profile</source>
        <translation>编辑租户配置</translation>
    </message>
    <message>
        <source>As it should be called here</source>
        <translation>在本机显示的名称</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>Check connection</source>
        <translation>检查连接</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>None</source>
        <comment>colour</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Duplicate the tenant profile</source>
        <translation>复制租户配置</translation>
    </message>
    <message>
        <source>Not set for this tenant</source>
        <translation>不为此租户单独设置</translation>
    </message>
    <message>
        <source>Only when asked</source>
        <translation>仅在手动刷新时</translation>
    </message>
    <message numerus="yes">
        <source>Every %n minute(s)</source>
        <translation>
            <numerusform>每 %n 分钟</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>renzhi::TitleCard</name>
    <message>
        <source>This title is gone</source>
        <translation>此职务已不存在</translation>
    </message>
    <message>
        <source>No title chosen</source>
        <translation>未选择职务</translation>
    </message>
    <message>
        <source>The directory does not have this title any more.</source>
        <translation>目录中已没有此职务。</translation>
    </message>
    <message>
        <source>Choose a title in the list to see which positions offer it.</source>
        <translation>在列表中选择一个职务以查看哪些职位以它为默认职务。</translation>
    </message>
    <message>
        <source>No position has it as its default title; a job can have it all the same.</source>
        <translation>没有职位以它为默认职务；任职仍可使用它。</translation>
    </message>
    <message>
        <source>A job in one of them can have another title.</source>
        <translation>这些职位上的任职也可以使用其他职务。</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>As the server gave it; its time zone is not documented.</source>
        <translation>按服务器给出的原样显示；其时区没有文档说明。</translation>
    </message>
    <message>
        <source>Positions that offer this title</source>
        <translation>以此职务为默认职务的职位</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name (code)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>position, organization</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Those of all organizations are counted.</source>
        <translation>统计的是所有组织的职位。</translation>
    </message>
    <message>
        <source>The first %L1 are shown.</source>
        <translation>只显示前 %L1 个。</translation>
    </message>
    <message numerus="yes">
        <source>POSITIONS WITH THIS DEFAULT TITLE: %Ln</source>
        <translation>
            <numerusform>以它为默认职务的职位：%Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>renzhi::TitleTableModel</name>
    <message>
        <source>, </source>
        <comment>between two parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>职位数</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
</context>
<context>
    <name>renzhi::TitlesPane</name>
    <message>
        <source>Search titles: name, pinyin, code</source>
        <translation>查找职务：名称、拼音、编码</translation>
    </message>
    <message>
        <source>No titles yet</source>
        <translation>还没有职务</translation>
    </message>
    <message>
        <source>Nothing of this tenant has been read.</source>
        <translation>尚未读取此租户的任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln titles</source>
        <translation>
            <numerusform>%Ln 个职务</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>职务</translation>
    </message>
</context>
<context>
    <name>renzhi::UserTableModel</name>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Jobs not read yet</source>
        <translation>尚未读取任职</translation>
    </message>
    <message numerus="yes">
        <source>%n primary job(s)</source>
        <translation>
            <numerusform>%n 个主岗</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two parts of a list</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n part-time job(s)</source>
        <translation>
            <numerusform>%n 个兼职兼岗</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任职</translation>
    </message>
    <message>
        <source>Employee ID</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
</context>
<context>
    <name>renzhi::WriteForm</name>
    <message>
        <source>, </source>
        <comment>between values</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Saving clears what the server has now: %1</source>
        <translation>保存会清空服务器上现有的：%1</translation>
    </message>
    <message>
        <source>Clear and save</source>
        <translation>清空并保存</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Reading what the server has now…</source>
        <translation>正在读取服务器上的现状…</translation>
    </message>
    <message>
        <source>Sent once; waiting for the server&apos;s answer…</source>
        <translation>已发送一次，正在等待服务器响应…</translation>
    </message>
    <message>
        <source>Accepted; reading again to confirm…</source>
        <translation>服务器已接受，正在重新读取以确认…</translation>
    </message>
    <message>
        <source>Cancelled before anything was sent.</source>
        <translation>已取消，没有发送任何内容。</translation>
    </message>
    <message>
        <source>%1 field</source>
        <translation>“%1”项</translation>
    </message>
    <message>
        <source>Keep in Outbox</source>
        <translation>存入发件箱</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>再次发送</translation>
    </message>
    <message>
        <source>Read again at %1: the change is not on the server. It was not applied, or not yet.</source>
        <translation>%1 重新读取：服务器上没有这项变更。它没有生效，或尚未生效。</translation>
    </message>
    <message>
        <source>The outcome was unknown; reading again shows that the change was made.</source>
        <translation>此前结果未知；重新读取表明变更已经生效。</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Continue in background</source>
        <translation>在后台继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>First find out whether the change was made: read again, or choose to send again.</source>
        <translation>请先确认变更是否生效：重新读取，或选择再次发送。</translation>
    </message>
    <message>
        <source>Choose for every input above, then save again.</source>
        <translation>请为上面每一项做出选择，然后再次保存。</translation>
    </message>
    <message>
        <source>The server cannot be reached. What you save is kept in the Outbox until you send it.</source>
        <translation>无法连接服务器。您保存的内容会存入发件箱，直到您发送。</translation>
    </message>
    <message numerus="yes">
        <source>%n input(s) need attention. Nothing was sent.</source>
        <translation>
            <numerusform>有 %n 项需要处理。尚未发送任何内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close without saving? What you entered is lost.</source>
        <translation>不保存就关闭？输入的内容将丢失。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>You are working offline. What you save is kept in the Outbox until you send it.</source>
        <translation>当前为离线工作。您保存的内容会存入发件箱，直到您发送。</translation>
    </message>
    <message>
        <source>Not in the local data: it stays as it is on the server.</source>
        <translation>本地数据中没有：保持服务器上的值不变。</translation>
    </message>
    <message>
        <source>This undoes “%1” of %2. What was removed is added again, and gets a new ID.</source>
        <translation>这将撤销 %2 的“%1”。已移除的内容会重新添加，并得到新的 ID。</translation>
    </message>
    <message>
        <source>This undoes “%1” of %2.</source>
        <translation>这将撤销 %2 的“%1”。</translation>
    </message>
    <message>
        <source>This was being sent when the program ended, and its answer is not known.</source>
        <translation>程序结束时这项变更正在发送，尚不知道结果。</translation>
    </message>
    <message>
        <source>You are collecting changes. What you save is kept in the Outbox until you send it.</source>
        <translation>正在收集变更。您保存的内容会留在发件箱中，直到您发送。</translation>
    </message>
</context>
<context>
    <name>renzhi::cli::JobsTask</name>
    <message>
        <source>Unknown (%1)</source>
        <translation>未知 (%1)</translation>
    </message>
    <message>
        <source>%1 [%2]</source>
        <comment>name [code]</comment>
        <translation>%1 [%2]</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任职</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>任职 ID</translation>
    </message>
    <message>
        <source>primary job</source>
        <translation>主岗</translation>
    </message>
    <message>
        <source>part-time job</source>
        <translation>兼职兼岗</translation>
    </message>
</context>
<context>
    <name>renzhi::cli::ListTask</name>
    <message>
        <source>The cache of this tenant is not complete yet: run “renzhi sync” first.</source>
        <translation>此租户的缓存还不完整：请先运行“renzhi sync”。</translation>
    </message>
    <message>
        <source>The cache does not know the organization code “%1”.</source>
        <translation>缓存中没有组织编码“%1”。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Employee ID</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>用户 ID</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Position ID</source>
        <translation>职位 ID</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Organization ID</source>
        <translation>组织 ID</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Title ID</source>
        <translation>职务 ID</translation>
    </message>
</context>
<context>
    <name>renzhi::cli::SyncTask</name>
    <message numerus="yes">
        <source>Waiting %n second(s) for the server …</source>
        <translation>
            <numerusform>等待服务器 %n 秒 …</numerusform>
        </translation>
    </message>
    <message>
        <source>organizations</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>titles</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Syncing %1 … %2 of %3</source>
        <translation>正在同步%1 … %2 / %3</translation>
    </message>
    <message>
        <source>Synced: %1 changed, %2 removed, %3 requests.</source>
        <translation>已同步：%1 项变更，%2 项删除，%3 次请求。</translation>
    </message>
    <message>
        <source>Reading jobs … %1 of %2</source>
        <translation>正在读取任职 … %1 / %2</translation>
    </message>
    <message>
        <source>Jobs known of %1 of %2 people.</source>
        <translation>已知 %2 人中 %1 人的任职。</translation>
    </message>
    <message>
        <source>The oldest were read at %1.</source>
        <translation>其中最早的读取于 %1。</translation>
    </message>
    <message>
        <source>The server is out of reach; trying again …</source>
        <translation>无法连接服务器，正在重试……</translation>
    </message>
    <message numerus="yes">
        <source>Jobs of %n person(s) could not be read.</source>
        <translation>
            <numerusform>%n 人的任职无法读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Jobs of %n person(s) could not be read: %1</source>
        <translation>
            <numerusform>%n 人的任职无法读取：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>renzhi::cli::Task</name>
    <message>
        <source>What was read is not in the cache: %1</source>
        <translation>读到的内容未存入缓存：%1</translation>
    </message>
    <message>
        <source>What was read before was too old, and was removed from this computer, as the profile of this tenant asks for.</source>
        <translation>此前读取的数据已过期，按该租户的配置，已从这台电脑上删除。</translation>
    </message>
</context>
<context>
    <name>renzhi::cli::WriteTask</name>
    <message>
        <source>The outcome was unknown; reading again shows that it was done.</source>
        <translation>此前结果未知；重新读取表明已经完成。</translation>
    </message>
    <message>
        <source>Confirmed: position %1</source>
        <translation>已确认：职位 %1</translation>
    </message>
    <message>
        <source>Confirmed: job %1</source>
        <translation>已确认：任职 %1</translation>
    </message>
    <message>
        <source>The change was sent already; finding out how it ended …</source>
        <translation>变更已经发送；正在查明结果 …</translation>
    </message>
</context>
</TS>
