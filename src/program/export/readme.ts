/** For the person who opens the bag in thirty years and has nothing but it. */
export const README = `OPINION ARCHIVE - EXPORT

This folder is a BagIt bag (RFC 8493). The manifests beside this folder give the SHA-256 and SHA-512 of every file in it;
"sha256sum -c manifest-sha256.txt" in the folder above checks them all. Everything is UTF-8; a .jsonl file has one JSON value a line.

articles/   every public article as a page (.html) and as plain text (.txt): start here to read
log.jsonl   the log of editions, in order: each is one published state of one article, or its withdrawal. "sha256" is the
            SHA-256 of the edition's RFC 8785 canonical JSON without the field "sha256"; "previous" is that of the edition
            before it, so nothing can be changed, left out or added without every later hash changing. A line with
            "redacted" lost its content by order of the law; its hash is that of the content removed. A line of kind "adopted"
            is of no article: part of the log was lost before it, and it says up to where that was known
schema/     JSON Schema of a line of log.jsonl
entities/   authors, organizations, sources, series and topics as they were public
media/      public files, named by the SHA-256 of their bytes
desk/       what the editors worked with: documents, all their versions, the audit log, accounts without anything secret
uploads/    the files that editors uploaded; in their names, and in those of originals/, =25 stands for % and =3D for =
originals/  the files that articles were imported from
archive.json  what the program that wrote the bag reads to restore it: "npm run archive -- restore" of the same or a newer version

意见文库导出

本文件夹是 BagIt 包（RFC 8493）。上级文件夹中的清单列出其中每个文件的 SHA-256 与 SHA-512；在上级文件夹中运行
“sha256sum -c manifest-sha256.txt” 即可全部核对。所有文本均为 UTF-8；.jsonl 文件每行一个 JSON 值。

articles/   每篇公开文章的网页（.html）与纯文本（.txt），阅读由此开始
log.jsonl   按顺序排列的版次记录：每行是一篇文章的一次发布、更正、恢复或撤回；previous 为上一版次的 sha256，因此任何改动均可发现；
            kind 为 adopted 的一行不属于任何文章：它说明此前的记录曾有缺失，以及缺失前已知到哪一版次
schema/     log.jsonl 每行的 JSON Schema
entities/   作者、单位、来源、系列与主题的公开资料
media/      公开文件，以其 SHA-256 命名
desk/       编辑部的文档、全部历史版本、操作记录与账号（不含任何密钥）
uploads/    编辑上传的文件（此处与 originals/ 的文件名中，=25 表示 %，=3D 表示 =）
originals/  文章导入时的原始文件
archive.json  供同一版本或更新版本的程序恢复文库时读取（npm run archive -- restore）
`;
