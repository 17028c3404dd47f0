import { KeepText as KeepText_a4547b4b1d501b96745aaa05b3e8624e } from '../../../../src/admin/keeping/KeepText.tsx'
import { EditorNotice as EditorNotice_a9b3498f2906bd489a960a69ec4dac91 } from '../../../../src/admin/review/EditorNotice.tsx'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { SlashWordsClient as SlashWordsClient_c143af9aff8916daf8bf413d684dfebc } from '../../../../src/admin/pasting/SlashWordsClient.tsx'
import { PasteFeatureClient as PasteFeatureClient_ca6bd5a9455fb881e1a3bca89bf8a56b } from '../../../../src/admin/pasting/PasteFeatureClient.tsx'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { TableFeatureClient as TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AppearanceAddress as AppearanceAddress_1038f35a9769f0f59c12dcdc9d736f4c } from '../../../../src/admin/ledger/AppearanceAddress.tsx'
import { DateField as DateField_e5f1b15a90625e6d5dca1c40836f0866 } from '../../../../src/admin/DateField.tsx'
import { NextInstalment as NextInstalment_83682d40aa7ee2319933461f9ae9cb52 } from '../../../../src/admin/release/NextInstalment.tsx'
import { Translations as Translations_13a35969a44a48b4e6ce9dd07c90e6a0 } from '../../../../src/admin/Translations.tsx'
import { StateCell as StateCell_ae6abe693e51b324e26f103e77b457eb } from '../../../../src/admin/list/StateCell.tsx'
import { AuthorsCell as AuthorsCell_4c2c0de27eb300398a531778641bf031 } from '../../../../src/admin/list/AuthorsCell.tsx'
import { ReleaseField as ReleaseField_211523bae0d436ed345b5a2650cadee2 } from '../../../../src/admin/release/ReleaseField.tsx'
import { QuickFilters as QuickFilters_a06c97f05688bb65fe47800568bdf24d } from '../../../../src/admin/list/QuickFilters.tsx'
import { ArticleExport as ArticleExport_7dd22f4ec104444d4d1d192c17eaea67 } from '../../../../src/admin/exporting/ExportMenu.tsx'
import { StageControls as StageControls_ff7ad3b5e218c584240d65bfb72beb3b } from '../../../../src/admin/StageControls.tsx'
import { PublishArticleButton as PublishArticleButton_8fceb56b832fa0d9b51157b60e07894b } from '../../../../src/admin/ArticleButtons.tsx'
import { SaveDraftButton as SaveDraftButton_8fceb56b832fa0d9b51157b60e07894b } from '../../../../src/admin/ArticleButtons.tsx'
import { ArticleState as ArticleState_8da4e547a0cc28e0acc7423b337c6626 } from '../../../../src/admin/ArticleState.tsx'
import { WithdrawButton as WithdrawButton_119f18db9c5bb91189cc8657ff6a5600 } from '../../../../src/admin/WithdrawButton.tsx'
import { ReviewView as ReviewView_ab27b7898e6e27e37ec6be76f4da9b01 } from '../../../../src/admin/review/ReviewView.tsx'
import { PreviewView as PreviewView_0fe6cafecc337625d61f2a3d1935d78f } from '../../../../src/admin/preview/PreviewView.tsx'
import { EditionsView as EditionsView_fd44f0e5edd611bb3cf7d5a46608437a } from '../../../../src/admin/compare/EditionsView.tsx'
import { MergeControl as MergeControl_9d6df00f0886cbc14b28769906f512fd } from '../../../../src/admin/merging/MergeControl.tsx'
import { OutletLedger as OutletLedger_5b26ed3010130dd7bc80dde8e4290f81 } from '../../../../src/admin/ledger/OutletLedger.tsx'
import { SeriesExport as SeriesExport_7dd22f4ec104444d4d1d192c17eaea67 } from '../../../../src/admin/exporting/ExportMenu.tsx'
import { PresentPasswordField as PresentPasswordField_7618ed2d21bb385661f912619f5d57a9 } from '../../../../src/admin/PresentPasswordField.tsx'
import { ActionCell as ActionCell_f3df914e308f137aac03da59cf656d25 } from '../../../../src/admin/audit/EventCells.tsx'
import { ActionField as ActionField_d3b8781f38e95ddefc287a25227a5651 } from '../../../../src/admin/audit/EventFields.tsx'
import { AboutCell as AboutCell_f3df914e308f137aac03da59cf656d25 } from '../../../../src/admin/audit/EventCells.tsx'
import { AboutField as AboutField_d3b8781f38e95ddefc287a25227a5651 } from '../../../../src/admin/audit/EventFields.tsx'
import { DetailCell as DetailCell_f3df914e308f137aac03da59cf656d25 } from '../../../../src/admin/audit/EventCells.tsx'
import { DetailField as DetailField_d3b8781f38e95ddefc287a25227a5651 } from '../../../../src/admin/audit/EventFields.tsx'
import { Mark as Mark_39b25461416fbcb12c48120c99e2a6b0 } from '../../../../src/admin/Mark.tsx'
import { Logo as Logo_8e667ac4b9483eaa619866b9308f03ba } from '../../../../src/admin/Logo.tsx'
import { CalendarLink as CalendarLink_479dc838c86836fe05c1f5fea88df32b } from '../../../../src/admin/calendar/CalendarLink.tsx'
import { ImportLink as ImportLink_95959a597e108bfa8b9f1fd26db3a741 } from '../../../../src/admin/importing/ImportLink.tsx'
import { ReportLink as ReportLink_d43cfdd3bfd9dd7a92d9cf63642093d7 } from '../../../../src/admin/report/ReportLink.tsx'
import { OperationsLink as OperationsLink_af91aa36490ea5c3e1cef8e9b9e0077d } from '../../../../src/admin/operations/OperationsLink.tsx'
import { NameControls as NameControls_8b6b8e98c987a15cbfc5b1990b20f4f7 } from '../../../../src/admin/naming/NameControls.tsx'
import { Dashboard as Dashboard_bfcc977efa0be7d8a0df028c625b41ee } from '../../../../src/admin/dashboard/Dashboard.tsx'
import { CalendarView as CalendarView_d10e7a8a7fc968768d91009fe9136af2 } from '../../../../src/admin/calendar/CalendarView.tsx'
import { ReportView as ReportView_64d4f06f610e5c3648f9dfa7270c6e38 } from '../../../../src/admin/report/ReportView.tsx'
import { OperationsView as OperationsView_467a3bb5b3af4b25c8a3e0c32624406a } from '../../../../src/admin/operations/OperationsView.tsx'
import { ImportView as ImportView_b4ccb9ed195be470405810dfe16843f1 } from '../../../../src/admin/importing/ImportView.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/admin/keeping/KeepText.tsx#KeepText": KeepText_a4547b4b1d501b96745aaa05b3e8624e,
  "/src/admin/review/EditorNotice.tsx#EditorNotice": EditorNotice_a9b3498f2906bd489a960a69ec4dac91,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "/src/admin/pasting/SlashWordsClient.tsx#SlashWordsClient": SlashWordsClient_c143af9aff8916daf8bf413d684dfebc,
  "/src/admin/pasting/PasteFeatureClient.tsx#PasteFeatureClient": PasteFeatureClient_ca6bd5a9455fb881e1a3bca89bf8a56b,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#TableFeatureClient": TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/ledger/AppearanceAddress.tsx#AppearanceAddress": AppearanceAddress_1038f35a9769f0f59c12dcdc9d736f4c,
  "/src/admin/DateField.tsx#DateField": DateField_e5f1b15a90625e6d5dca1c40836f0866,
  "/src/admin/release/NextInstalment.tsx#NextInstalment": NextInstalment_83682d40aa7ee2319933461f9ae9cb52,
  "/src/admin/Translations.tsx#Translations": Translations_13a35969a44a48b4e6ce9dd07c90e6a0,
  "/src/admin/list/StateCell.tsx#StateCell": StateCell_ae6abe693e51b324e26f103e77b457eb,
  "/src/admin/list/AuthorsCell.tsx#AuthorsCell": AuthorsCell_4c2c0de27eb300398a531778641bf031,
  "/src/admin/release/ReleaseField.tsx#ReleaseField": ReleaseField_211523bae0d436ed345b5a2650cadee2,
  "/src/admin/list/QuickFilters.tsx#QuickFilters": QuickFilters_a06c97f05688bb65fe47800568bdf24d,
  "/src/admin/exporting/ExportMenu.tsx#ArticleExport": ArticleExport_7dd22f4ec104444d4d1d192c17eaea67,
  "/src/admin/StageControls.tsx#StageControls": StageControls_ff7ad3b5e218c584240d65bfb72beb3b,
  "/src/admin/ArticleButtons.tsx#PublishArticleButton": PublishArticleButton_8fceb56b832fa0d9b51157b60e07894b,
  "/src/admin/ArticleButtons.tsx#SaveDraftButton": SaveDraftButton_8fceb56b832fa0d9b51157b60e07894b,
  "/src/admin/ArticleState.tsx#ArticleState": ArticleState_8da4e547a0cc28e0acc7423b337c6626,
  "/src/admin/WithdrawButton.tsx#WithdrawButton": WithdrawButton_119f18db9c5bb91189cc8657ff6a5600,
  "/src/admin/review/ReviewView.tsx#ReviewView": ReviewView_ab27b7898e6e27e37ec6be76f4da9b01,
  "/src/admin/preview/PreviewView.tsx#PreviewView": PreviewView_0fe6cafecc337625d61f2a3d1935d78f,
  "/src/admin/compare/EditionsView.tsx#EditionsView": EditionsView_fd44f0e5edd611bb3cf7d5a46608437a,
  "/src/admin/merging/MergeControl.tsx#MergeControl": MergeControl_9d6df00f0886cbc14b28769906f512fd,
  "/src/admin/ledger/OutletLedger.tsx#OutletLedger": OutletLedger_5b26ed3010130dd7bc80dde8e4290f81,
  "/src/admin/exporting/ExportMenu.tsx#SeriesExport": SeriesExport_7dd22f4ec104444d4d1d192c17eaea67,
  "/src/admin/PresentPasswordField.tsx#PresentPasswordField": PresentPasswordField_7618ed2d21bb385661f912619f5d57a9,
  "/src/admin/audit/EventCells.tsx#ActionCell": ActionCell_f3df914e308f137aac03da59cf656d25,
  "/src/admin/audit/EventFields.tsx#ActionField": ActionField_d3b8781f38e95ddefc287a25227a5651,
  "/src/admin/audit/EventCells.tsx#AboutCell": AboutCell_f3df914e308f137aac03da59cf656d25,
  "/src/admin/audit/EventFields.tsx#AboutField": AboutField_d3b8781f38e95ddefc287a25227a5651,
  "/src/admin/audit/EventCells.tsx#DetailCell": DetailCell_f3df914e308f137aac03da59cf656d25,
  "/src/admin/audit/EventFields.tsx#DetailField": DetailField_d3b8781f38e95ddefc287a25227a5651,
  "/src/admin/Mark.tsx#Mark": Mark_39b25461416fbcb12c48120c99e2a6b0,
  "/src/admin/Logo.tsx#Logo": Logo_8e667ac4b9483eaa619866b9308f03ba,
  "/src/admin/calendar/CalendarLink.tsx#CalendarLink": CalendarLink_479dc838c86836fe05c1f5fea88df32b,
  "/src/admin/importing/ImportLink.tsx#ImportLink": ImportLink_95959a597e108bfa8b9f1fd26db3a741,
  "/src/admin/report/ReportLink.tsx#ReportLink": ReportLink_d43cfdd3bfd9dd7a92d9cf63642093d7,
  "/src/admin/operations/OperationsLink.tsx#OperationsLink": OperationsLink_af91aa36490ea5c3e1cef8e9b9e0077d,
  "/src/admin/naming/NameControls.tsx#NameControls": NameControls_8b6b8e98c987a15cbfc5b1990b20f4f7,
  "/src/admin/dashboard/Dashboard.tsx#Dashboard": Dashboard_bfcc977efa0be7d8a0df028c625b41ee,
  "/src/admin/calendar/CalendarView.tsx#CalendarView": CalendarView_d10e7a8a7fc968768d91009fe9136af2,
  "/src/admin/report/ReportView.tsx#ReportView": ReportView_64d4f06f610e5c3648f9dfa7270c6e38,
  "/src/admin/operations/OperationsView.tsx#OperationsView": OperationsView_467a3bb5b3af4b25c8a3e0c32624406a,
  "/src/admin/importing/ImportView.tsx#ImportView": ImportView_b4ccb9ed195be470405810dfe16843f1,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
