// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/filledforms.h"

#include "views/forms/jobform.h"
#include "views/forms/positionform.h"

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array WriteNames { "add job", "update job", "add position", "update position",
                                  "transfer" };

JobForm *openJobForm(FormsWorld &world, Write write)
{
    auto mode = JobForm::Mode::Add;
    std::optional<Job> job;
    if (write == Write::UpdateJob) {
        mode = JobForm::Mode::Change;
        job = world.job();
    } else if (write == Write::TransferJob) {
        mode = JobForm::Mode::Transfer;
        job = world.primaryJob();
    }
    return new JobForm(*world.service, *world.outbox, world.catalog, mode, world.user(), job,
                       &world.window);
}

FilledForm fillInJob(FormsWorld &world, Write write)
{
    JobForm *form = openJobForm(world, write);
    FormsWorld::present(form);
    world.pick(form, u"organization"_s, u"ORG-A"_s);
    world.pick(form, u"position"_s, u"P-A2"_s);
    world.pick(form, u"title"_s, u"T-1"_s);
    return { form, write == Write::AddJob ? "POST" : "PUT",
             write == Write::TransferJob ? "jobs/transfer" : "part-time-job", u"position"_s,
             u"pos-a2"_s };
}

FilledForm fillInPosition(FormsWorld &world, bool add)
{
    auto *form = new PositionForm(*world.service, *world.outbox, world.catalog,
                                  add ? std::nullopt : std::optional(world.position(u"P-FREE"_s)),
                                  OrgId(), &world.window);
    FormsWorld::present(form);
    world.pick(form, u"organization"_s, u"ORG-A"_s);
    world.type(form->findChild<QLineEdit *>(u"name"_s), u"Entered"_s);
    world.type(form->findChild<QLineEdit *>(u"code"_s), u"P-ENTERED"_s);
    world.pick(form, u"title"_s, u"T-2"_s);
    return { form, add ? "POST" : "PUT", "job-positions", u"organization"_s, u"org-a"_s };
}

} // namespace

const char *nameOf(Write write)
{
    return WriteNames.at(static_cast<std::size_t>(write));
}

FilledForm fillIn(FormsWorld &world, Write write)
{
    switch (write) {
    case Write::AddJob:
    case Write::UpdateJob:
    case Write::TransferJob:
        return fillInJob(world, write);
    case Write::AddPosition:
    case Write::UpdatePosition:
        return fillInPosition(world, write == Write::AddPosition);
    }
    Q_UNREACHABLE();
}

QStringList entered(const QWidget *form)
{
    QStringList result;
    for (const CodePicker *picker : form->findChildren<CodePicker *>())
        result.append(picker->objectName() + u'=' + picker->choiceId());
    for (const QString &name : { u"name"_s, u"code"_s }) {
        if (const auto *edit = form->findChild<QLineEdit *>(name))
            result.append(name + u'=' + edit->text());
    }
    return result;
}

} // namespace renzhi
