// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/pinyintables.h"

#include <QSet>
#include <QStringList>

namespace renzhi::pinyin {

namespace {

// One entry per semicolon: the character, then its readings.
constexpr QStringView Polyphones
    = u"阿 a e;艾 ai yi;柏 bai bo;伯 bo bai;薄 bo bao;堡 bao bu pu;贲 ben bi;蚌 bang beng;"
      u"秘 mi bi;扁 bian pian;便 bian pian;屏 ping bing;泊 bo po;埔 pu bu;藏 cang zang;"
      u"参 can shen cen;參 can shen cen;曾 ceng zeng;差 cha chai;查 cha zha;刹 cha sha;"
      u"禅 chan shan;长 chang zhang;長 chang zhang;朝 chao zhao;车 che ju;車 che ju;"
      u"称 cheng chen;盛 sheng cheng;晟 sheng cheng;乘 cheng sheng;澄 cheng deng;匙 chi shi;"
      u"重 zhong chong;种 zhong chong;種 zhong chong;仇 chou qiu;畜 chu xu;传 chuan zhuan;"
      u"傳 chuan zhuan;枞 zong cong;单 dan shan chan;單 dan shan chan;弹 tan dan;彈 tan dan;"
      u"翟 zhai di;调 diao tiao;調 diao tiao;都 dou du;囤 tun dun;恶 e wu;番 fan pan;繁 fan po;"
      u"费 fei bi;否 fou pi;佛 fo fu;脯 fu pu;盖 gai ge;蓋 gai ge;给 gei ji;句 ju gou;贾 jia gu;"
      u"賈 jia gu;龟 gui qiu jun;炅 jiong gui;还 huan hai;行 xing hang;巷 xiang hang;"
      u"吭 keng hang;会 hui kuai;會 hui kuai;稽 ji qi;奇 qi ji;系 xi ji;祭 ji zhai;"
      u"伽 jia qie ga;茄 qie jia;夹 jia ga;降 jiang xiang;强 qiang jiang;角 jiao jue;"
      u"校 xiao jiao;觉 jue jiao;解 jie xie;颉 jie xie;劲 jin jing;靓 liang jing;浚 jun xun;"
      u"隽 jun juan;卡 ka qia;壳 ke qiao;隗 wei kui;乐 le yue;樂 le yue;了 le liao;六 liu lu;"
      u"露 lu lou;绿 lv lu;率 shuai lv lu;吕 lv lu;呂 lv lu;落 luo la;蔓 man wan;"
      u"缪 miao miu mou;繆 miao miu mou;模 mo mu;牟 mou mu;抹 mo ma;脉 mai mo;娜 na nuo;"
      u"佴 nai er;女 nv nu;刨 pao bao;朴 pu piao;瀑 pu bao;曝 pu bao;迫 po pai;栖 qi xi;"
      u"俟 si qi;纤 xian qian;纖 xian qian;铅 qian yan;茜 qian xi;郄 qie xi;覃 qin tan;区 qu ou;"
      u"區 qu ou;瞿 qu ju;圈 quan juan;券 quan xuan;塞 sai se;色 se shai;厦 sha xia;廈 sha xia;"
      u"杉 shan sha;召 zhao shao;折 zhe she;什 shen shi;莘 shen xin;沈 shen chen;谌 chen shen;"
      u"省 sheng xing;似 si shi;识 shi zhi;属 shu zhu;宿 su xiu;拓 tuo ta;澹 dan tan;洗 xi xian;"
      u"蔚 wei yu;圩 wei xu;涡 wo guo;於 yu wu;郗 xi chi;吓 xia he;削 xiao xue;血 xue xie;"
      u"嘘 xu shi;郇 xun huan;荨 xun qian;殷 yin yan;咽 yan ye;遗 yi wei;员 yuan yun;"
      u"員 yuan yun;钥 yue yao;约 yue yao;熨 yun yu;仔 zi zai;扎 zha za;轧 zha ya;粘 zhan nian;"
      u"爪 zhao zhua;著 zhu zhao;殖 zhi shi;幢 zhuang chuang;琢 zhuo zuo;𠮷 ji;阚 kan han;"
      u"闞 kan han;乜 nie mie;钭 tou dou;";

// One entry per semicolon: the surname, then its readings; the syllables of one reading are joined
// by '+'. Only those that are read unlike the common words.
constexpr QStringView Surnames
    = u"曾 zeng;单 shan;單 shan;仇 qiu;解 xie;查 zha;区 ou;區 ou;盖 ge gai;蓋 ge gai;朴 piao;"
      u"洗 xian;员 yun;員 yun;乐 yue le;樂 yue le;召 shao;折 she;黑 he;秘 bi;祭 zhai;种 chong;"
      u"種 chong;繁 po;句 gou;炅 gui;粘 nian;隽 juan;适 kuo;尉迟 yu+chi;尉遲 yu+chi;万俟 mo+qi;"
      u"澹台 tan+tai;单于 chan+yu;單于 chan+yu;长孙 zhang+sun;長孫 zhang+sun;宰父 zai+fu;"
      u"夹谷 jia+gu;乐正 yue+zheng;樂正 yue+zheng;子车 zi+ju;吐谷 tu+yu;拓跋 tuo+ba;呼延 hu+yan;"
      u"令狐 ling+hu;鲜于 xian+yu;濮阳 pu+yang;淳于 chun+yu;宗政 zong+zheng;闾丘 lv+qiu lu+qiu;"
      u"颛孙 zhuan+sun;亓官 qi+guan;";

// One entry per semicolon: the word, then its syllables. Short words only, with one reading in any
// organization or position; given names (朝阳, 行知) do not belong here.
constexpr QStringView Words
    = u"银行 yin hang;分行 fen hang;支行 zhi hang;总行 zong hang;行业 hang ye;行情 hang qing;"
      u"行长 hang zhang;行政 xing zheng;执行 zhi xing;运行 yun xing;发行 fa xing;"
      u"重庆 chong qing;重点 zhong dian;重大 zhong da;长沙 chang sha;长春 chang chun;"
      u"长江 chang jiang;长安 chang an;长期 chang qi;长城 chang cheng;长三角 chang san jiao;"
      u"部长 bu zhang;组长 zu zhang;处长 chu zhang;科长 ke zhang;所长 suo zhang;院长 yuan zhang;"
      u"校长 xiao zhang;会长 hui zhang;班长 ban zhang;队长 dui zhang;店长 dian zhang;"
      u"厂长 chang zhang;站长 zhan zhang;局长 ju zhang;主任 zhu ren;秘书长 mi shu zhang;"
      u"董事长 dong shi zhang;秘书 mi shu;会计 kuai ji;会议 hui yi;会员 hui yuan;工会 gong hui;"
      u"社会 she hui;成都 cheng du;首都 shou du;都市 du shi;音乐 yin yue;乐清 yue qing;"
      u"区域 qu yu;校区 xiao qu;园区 yuan qu;大区 da qu;地区 di qu;社区 she qu;单位 dan wei;"
      u"单元 dan yuan;订单 ding dan;调度 diao du;调研 diao yan;调查 diao cha;调试 tiao shi;"
      u"调整 tiao zheng;协调 xie tiao;审查 shen cha;检查 jian cha;查询 cha xun;核查 he cha;"
      u"解决 jie jue;解放 jie fang;传媒 chuan mei;宣传 xuan chuan;参谋 can mou;参与 can yu;"
      u"模型 mo xing;模具 mu ju;规模 gui mo;专员 zhuan yuan;人员 ren yuan;职员 zhi yuan;"
      u"质量 zhi liang;数据 shu ju;数字 shu zi;技术 ji shu;艺术 yi shu;提升 ti sheng;"
      u"车间 che jian;车辆 che liang;汽车 qi che;仓储 cang chu;便利 bian li;地产 di chan;"
      u"属地 shu di;金属 jin shu;识别 shi bie;知识 zhi shi;期货 qi huo;系统 xi tong;"
      u"校验 jiao yan;和平 he ping;合作 he zuo;合同 he tong;大学 da xue;大厦 da sha;"
      u"厦门 xia men;六安 lu an;台州 tai zhou;蚌埠 beng bu;万科 wan ke;石油 shi you;"
      u"效率 xiao lv;卡车 ka che;教授 jiao shou;角色 jue se;落地 luo di;色彩 se cai;"
      u"藏品 cang pin;西藏 xi zang;称重 cheng zhong;生殖 sheng zhi;储藏 chu cang;给水 ji shui;"
      u"供给 gong ji;降本 jiang ben;作业 zuo ye;弹性 tan xing;强化 qiang hua;见习 jian xi;"
      u"仔猪 zi zhu;占地 zhan di;无线 wu xian;";

template <class Add> void eachEntry(QStringView table, Add add)
{
    const QStringList entries = table.toString().split(u';', Qt::SkipEmptyParts);
    for (const QString &entry : entries) {
        QStringList parts = entry.split(u' ', Qt::SkipEmptyParts);
        const QString key = parts.takeFirst();
        add(key, parts);
    }
}

template <class Table> QSet<char32_t> firstCharacters(const Table &table)
{
    QSet<char32_t> first;
    for (auto it = table.keyBegin(); it != table.keyEnd(); ++it)
        first.insert(it->toUcs4().first());
    return first;
}

} // namespace

const QHash<char32_t, QVector<QString>> &polyphones()
{
    static const auto table = [] {
        QHash<char32_t, QVector<QString>> built;
        eachEntry(Polyphones, [&](const QString &key, const QStringList &readings) {
            built.insert(key.toUcs4().first(), readings);
        });
        return built;
    }();
    return table;
}

const QHash<QString, QVector<QVector<QString>>> &surnames()
{
    static const auto table = [] {
        QHash<QString, QVector<QVector<QString>>> built;
        eachEntry(Surnames, [&](const QString &key, const QStringList &readings) {
            for (const QString &reading : readings)
                built[key].append(reading.split(u'+'));
        });
        return built;
    }();
    return table;
}

const QHash<QString, QVector<QString>> &words()
{
    static const auto table = [] {
        QHash<QString, QVector<QString>> built;
        eachEntry(Words, [&](const QString &key, const QStringList &syllables) {
            built.insert(key, syllables);
        });
        return built;
    }();
    return table;
}

bool mayStartSurname(char32_t character)
{
    static const QSet<char32_t> first = firstCharacters(surnames());
    return first.contains(character);
}

bool mayStartWord(char32_t character)
{
    static const QSet<char32_t> first = firstCharacters(words());
    return first.contains(character);
}

} // namespace renzhi::pinyin
