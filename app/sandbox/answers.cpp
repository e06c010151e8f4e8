// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/answers.h"

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace renzhi::sandbox {

QString Call::parameter(QStringView name) const
{
    for (const auto &[key, value] : query) {
        if (key == name)
            return value.isNull() ? u""_s : value;
    }
    return {};
}

// Texts as the contract gives them (section 4); where it has none in a language they are our own.
const QList<RefusalText> &refusalTexts()
{
    using enum Refusal;
    static const QList<RefusalText> texts {
        { JobManagementOff, "ENT.CONFIG.0031", u"任职管理功能未开启,请先开启此功能",
          u"The job management function is not enabled, please enable this function first" },
        { BadParameter, "COM.0601", u"参数错误,缺少参数或者参数类型不正确",
          u"Parameter missing or incorrect parameter type" },
        { InvalidParameter, "OAP.PARAM.0004", u"参数[{0}]不符合校验规则",
          u"Parameter [{0}] does not comply with validation rules" },
        { PageParameter, "OAP.PAGE.0001", u"分页参数错误", u"Pagination parameter error" },
        { PageLimit, "OAP.PAGE.0002", u"分页参数超过限制", u"Pagination parameter exceeds limit" },
        { PageNumber, "OAP.PAGE.0003", u"分页页码不符合校验规则",
          u"The pagination page number does not meet the verification rules" },
        { NoOrganization, "ORG.0001", u"组织不存在", u"Organization does not exist" },
        { NoPosition, "JOB.POSITION.0001", u"职位不存在", u"Position does not exist" },
        { PositionCodeTaken, "JOB.POSITION.0009", u"职位编码已存在",
          u"Position code already exists" },
        { PositionOrganizationFixed, "JOB.POSITION.0016", u"当前职位存在关联用户不能修改所属组织",
          u"The current position is associated with a user who cannot modify the organization they "
          u"belong to" },
        { PositionHeld, "JOB.POSITION.0017", u"当前职位存在关联用户不能被删除",
          u"The current position has associated users and cannot be deleted" },
        { NoTitle, "JOB.TITLE.0001", u"职务不存在", u"Job title does not exist" },
        { TitleCodeTaken, "JOB.TITLE.0009", u"职务编码已存在", u"Job title code already exists" },
        { TitleUsed, "JOB.TITLE.0015", u"当前职务存在关联职位不能被删除",
          u"The current job title has associated positions and cannot be deleted" },
        { NoUser, "USER.0001", u"用户不存在", u"User does not exist" },
        { NoJob, "USER.0093", u"用户任职信息不存在",
          u"The user's employment information does not exist" },
        { JobWithoutOrganization, "USER.0094", u"用户任职信息中的组织不能为空",
          u"The organization in the user's employment information cannot be empty" },
        { JobWithoutPosition, "USER.0095", u"用户任职信息中的职位不能为空",
          u"The position in the user's employment information cannot be empty" },
        { JobWithoutTitle, "USER.0096", u"用户任职信息中的职务不能为空",
          u"The job title in the user's employment information cannot be empty" },
        { PositionElsewhere, "USER.0097", u"用户任职信息中的职位不在所选组织下",
          u"The position in the user's employment information is not under the selected "
          u"organization" },
    };
    return texts;
}

Answer refuse(Refusal refusal, SandboxOptions::ErrorLanguage language, QStringView argument)
{
    const auto &texts = refusalTexts();
    const auto text = std::find_if(texts.cbegin(), texts.cend(), [refusal](const RefusalText &t) {
        return t.refusal == refusal;
    });
    const bool english = language == SandboxOptions::ErrorLanguage::En;
    QString message = QString::fromUtf16(english ? text->en : text->zh);
    message.replace(u"{0}"_s, argument.toString());
    return objectAnswer(400, [&](ObjectWriter &writer) {
        writer.ascii("error_code", text->code);
        writer.text("error_msg", message);
    });
}

Answer oauthError(int status, std::string_view error, std::string_view description)
{
    return objectAnswer(status, [&](ObjectWriter &writer) {
        writer.ascii("error", error);
        writer.ascii("error_description", description);
    });
}

namespace {

struct UndocumentedText
{
    Undocumented what;
    const char *oauth; // names from the vendor's general OAuth list where it has one
    const char *code; // plainly invented: no client may come to rely on it
    const char *text;
};

constexpr UndocumentedText undocumentedTexts[] {
    { Undocumented::MissingToken, "unauthorized", "SANDBOX.TOKEN",
      "Full authentication is required" },
    { Undocumented::MissingPermission, "insufficient_scope", "SANDBOX.PERMISSION",
      "The application lacks the permission for this interface" },
    { Undocumented::BadClient, "invalid_client", "SANDBOX.CLIENT", "Bad client credentials" },
    { Undocumented::DuplicateJob, "duplicate", "SANDBOX.DUPLICATE",
      "The user already has this job" },
    { Undocumented::NoSuchPath, "not_found", "SANDBOX.PATH", "No such path" },
    { Undocumented::WrongMethod, "method_not_allowed", "SANDBOX.METHOD", "Method not allowed" },
    { Undocumented::RefusedAddress, "access_denied", "SANDBOX.ADDRESS",
      "The caller's IP address is not allowed" },
    { Undocumented::OutsideScope, "insufficient_scope", "SANDBOX.SCOPE",
      "The organization is not among those of the application" },
    { Undocumented::Disabled, "disabled", "SANDBOX.DISABLED",
      "The user or the organization is disabled" },
    { Undocumented::TooManyJobs, "too_many_jobs", "SANDBOX.JOBS",
      "The user cannot have more part-time jobs" },
    { Undocumented::TooManyCalls, "too_many_requests", "SANDBOX.RATE", "Too many requests" },
};

}

Answer refuseUndocumented(Undocumented what, SandboxOptions::RefusalForm form)
{
    using Body = SandboxOptions::RefusalBody;
    const UndocumentedText &text
        = *std::find_if(std::begin(undocumentedTexts), std::end(undocumentedTexts),
                        [what](const UndocumentedText &t) { return t.what == what; });
    if (form.body == Body::OAuth)
        return oauthError(form.status, text.oauth, text.text);
    if (form.body == Body::Business) {
        return objectAnswer(form.status, [&text](ObjectWriter &writer) {
            writer.ascii("error_code", text.code);
            writer.ascii("error_msg", text.text);
        });
    }
    Answer answer;
    answer.status = form.status;
    if (form.body == Body::Html) {
        answer.contentType = "text/html;charset=UTF-8";
        answer.body = "<html><head><title>" + std::to_string(form.status)
            + "</title></head><body><h1>" + text.text + "</h1></body></html>";
    }
    return answer;
}

}
