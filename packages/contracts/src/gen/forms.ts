// Made by tools/gen-forms.ts from proto/. Do not edit.
import type { Field } from "../field.ts";

/** What a person fills in, by flow and step. */
export const forms: Record<string, Record<string, readonly Field[]>> = {
 "approval-notice": {
  "issued": [
   {
    "name": "licence",
    "title": {
     "zh": "许可信息",
     "en": "Licence"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "partyName",
      "title": {
       "zh": "行政相对人名称",
       "en": "Licensee"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCode",
      "title": {
       "zh": "统一社会信用代码",
       "en": "Credit code"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 18,
      "format": "uscc",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCategory",
      "title": {
       "zh": "行政相对人类别",
       "en": "Kind of licensee"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "text",
      "choices": [
       {
        "value": "legal",
        "title": {
         "zh": "法人及非法人组织",
         "en": "Legal person or other body"
        }
       },
       {
        "value": "natural",
        "title": {
         "zh": "自然人",
         "en": "Natural person"
        }
       },
       {
        "value": "household",
        "title": {
         "zh": "个体工商户",
         "en": "Individual business"
        }
       }
      ],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "documentName",
      "title": {
       "zh": "许可决定文书名称",
       "en": "Decision"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "documentNumber",
      "title": {
       "zh": "许可决定文书号",
       "en": "Decision number"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "document-number",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "certificateName",
      "title": {
       "zh": "许可证书名称",
       "en": "Certificate"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "certificateNumber",
      "title": {
       "zh": "许可编号",
       "en": "Certificate number"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 100,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "content",
      "title": {
       "zh": "许可内容",
       "en": "What is allowed"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decidedOn",
      "title": {
       "zh": "许可决定日期",
       "en": "Decided on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "validFrom",
      "title": {
       "zh": "有效期自",
       "en": "Valid from"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "validTo",
      "title": {
       "zh": "有效期至",
       "en": "Valid to"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "authority",
      "title": {
       "zh": "许可机关",
       "en": "Licensing authority"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "item",
      "title": {
       "zh": "事项编码",
       "en": "Approval item"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 64,
      "format": "item",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "place",
      "title": {
       "zh": "活动地区划代码",
       "en": "Division code of the place"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 12,
      "format": "place",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "category",
      "title": {
       "zh": "许可类别",
       "en": "Kind of licence"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 50,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "note",
      "title": {
       "zh": "备注",
       "en": "Note"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   },
   {
    "name": "replaces",
    "title": {
     "zh": "关联函号",
     "en": "Replaces letter"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 100,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "contact",
    "title": {
     "zh": "联系人及电话",
     "en": "Contact"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 100,
    "format": "text",
    "choices": [],
    "personal": true,
    "least": 0,
    "fields": []
   }
  ],
  "unmatched": [
   {
    "name": "licence",
    "title": {
     "zh": "许可信息",
     "en": "Licence"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "partyName",
      "title": {
       "zh": "行政相对人名称",
       "en": "Licensee"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCode",
      "title": {
       "zh": "统一社会信用代码",
       "en": "Credit code"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 18,
      "format": "uscc",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCategory",
      "title": {
       "zh": "行政相对人类别",
       "en": "Kind of licensee"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "text",
      "choices": [
       {
        "value": "legal",
        "title": {
         "zh": "法人及非法人组织",
         "en": "Legal person or other body"
        }
       },
       {
        "value": "natural",
        "title": {
         "zh": "自然人",
         "en": "Natural person"
        }
       },
       {
        "value": "household",
        "title": {
         "zh": "个体工商户",
         "en": "Individual business"
        }
       }
      ],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "documentName",
      "title": {
       "zh": "许可决定文书名称",
       "en": "Decision"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "documentNumber",
      "title": {
       "zh": "许可决定文书号",
       "en": "Decision number"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "document-number",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "certificateName",
      "title": {
       "zh": "许可证书名称",
       "en": "Certificate"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "certificateNumber",
      "title": {
       "zh": "许可编号",
       "en": "Certificate number"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 100,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "content",
      "title": {
       "zh": "许可内容",
       "en": "What is allowed"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decidedOn",
      "title": {
       "zh": "许可决定日期",
       "en": "Decided on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "validFrom",
      "title": {
       "zh": "有效期自",
       "en": "Valid from"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "validTo",
      "title": {
       "zh": "有效期至",
       "en": "Valid to"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "authority",
      "title": {
       "zh": "许可机关",
       "en": "Licensing authority"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "item",
      "title": {
       "zh": "事项编码",
       "en": "Approval item"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 64,
      "format": "item",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "place",
      "title": {
       "zh": "活动地区划代码",
       "en": "Division code of the place"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 12,
      "format": "place",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "category",
      "title": {
       "zh": "许可类别",
       "en": "Kind of licence"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 50,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "note",
      "title": {
       "zh": "备注",
       "en": "Note"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "registered": [
   {
    "name": "licence",
    "title": {
     "zh": "许可信息",
     "en": "Licence"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "partyName",
      "title": {
       "zh": "行政相对人名称",
       "en": "Licensee"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCode",
      "title": {
       "zh": "统一社会信用代码",
       "en": "Credit code"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 18,
      "format": "uscc",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCategory",
      "title": {
       "zh": "行政相对人类别",
       "en": "Kind of licensee"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "text",
      "choices": [
       {
        "value": "legal",
        "title": {
         "zh": "法人及非法人组织",
         "en": "Legal person or other body"
        }
       },
       {
        "value": "natural",
        "title": {
         "zh": "自然人",
         "en": "Natural person"
        }
       },
       {
        "value": "household",
        "title": {
         "zh": "个体工商户",
         "en": "Individual business"
        }
       }
      ],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "documentName",
      "title": {
       "zh": "许可决定文书名称",
       "en": "Decision"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "documentNumber",
      "title": {
       "zh": "许可决定文书号",
       "en": "Decision number"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "document-number",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "certificateName",
      "title": {
       "zh": "许可证书名称",
       "en": "Certificate"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "certificateNumber",
      "title": {
       "zh": "许可编号",
       "en": "Certificate number"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 100,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "content",
      "title": {
       "zh": "许可内容",
       "en": "What is allowed"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decidedOn",
      "title": {
       "zh": "许可决定日期",
       "en": "Decided on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "validFrom",
      "title": {
       "zh": "有效期自",
       "en": "Valid from"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "validTo",
      "title": {
       "zh": "有效期至",
       "en": "Valid to"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "authority",
      "title": {
       "zh": "许可机关",
       "en": "Licensing authority"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "item",
      "title": {
       "zh": "事项编码",
       "en": "Approval item"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 64,
      "format": "item",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "place",
      "title": {
       "zh": "活动地区划代码",
       "en": "Division code of the place"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 12,
      "format": "place",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "category",
      "title": {
       "zh": "许可类别",
       "en": "Kind of licence"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 50,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "note",
      "title": {
       "zh": "备注",
       "en": "Note"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "routed": [
   {
    "name": "authority",
    "title": {
     "zh": "监管部门",
     "en": "Supervising authority"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "authority",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "item",
    "title": {
     "zh": "事项编码",
     "en": "Approval item"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 64,
    "format": "item",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "received": [
   {
    "name": "note",
    "title": {
     "zh": "签收说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "returned": [
   {
    "name": "proposed",
    "title": {
     "zh": "应由何部门监管",
     "en": "Competent authority"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "authority",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "forwarded": [
   {
    "name": "authority",
    "title": {
     "zh": "转送部门",
     "en": "To authority"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "authority",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "assigned": [
   {
    "name": "officer",
    "title": {
     "zh": "监管责任人",
     "en": "Responsible officer"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "officer",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "others",
    "title": {
     "zh": "协同人员",
     "en": "Others"
    },
    "type": "string",
    "list": true,
    "required": false,
    "max": 2000,
    "format": "officers",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "checked": [
   {
    "name": "checkedOn",
    "title": {
     "zh": "检查日期",
     "en": "Checked on"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "date",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "result",
    "title": {
     "zh": "检查结果",
     "en": "Result"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "normal",
      "title": {
       "zh": "正常",
       "en": "In order"
      }
     },
     {
      "value": "ordered",
      "title": {
       "zh": "责令改正",
       "en": "Ordered to correct"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "findings",
    "title": {
     "zh": "检查情况",
     "en": "Findings"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "violationFound": [
   {
    "name": "discoveredOn",
    "title": {
     "zh": "发现日期",
     "en": "Discovered on"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "date",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "violation",
    "title": {
     "zh": "涉嫌违法行为",
     "en": "Suspected violation"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "facts",
    "title": {
     "zh": "主要事实",
     "en": "Facts"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "item",
    "title": {
     "zh": "执法事项编码",
     "en": "Enforcement item"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 64,
    "format": "item",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "urgent",
    "title": {
     "zh": "紧急",
     "en": "Urgent"
    },
    "type": "boolean",
    "list": false,
    "required": false,
    "max": 2000,
    "format": "boolean",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "fedBack": [
   {
    "name": "suggestion",
    "title": {
     "zh": "反馈意见",
     "en": "Suggestion"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "none",
      "title": {
       "zh": "无",
       "en": "None"
      }
     },
     {
      "value": "change",
      "title": {
       "zh": "建议变更许可",
       "en": "Change the licence"
      }
     },
     {
      "value": "revoke",
      "title": {
       "zh": "建议撤销许可",
       "en": "Revoke the licence"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "summary",
    "title": {
     "zh": "反馈内容",
     "en": "Feedback"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "outcomeTold": [],
  "closed": [
   {
    "name": "summary",
    "title": {
     "zh": "办结说明",
     "en": "Closing note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "corrected": [
   {
    "name": "licence",
    "title": {
     "zh": "更正后的许可信息",
     "en": "Licence as corrected"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "partyName",
      "title": {
       "zh": "行政相对人名称",
       "en": "Licensee"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCode",
      "title": {
       "zh": "统一社会信用代码",
       "en": "Credit code"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 18,
      "format": "uscc",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCategory",
      "title": {
       "zh": "行政相对人类别",
       "en": "Kind of licensee"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "text",
      "choices": [
       {
        "value": "legal",
        "title": {
         "zh": "法人及非法人组织",
         "en": "Legal person or other body"
        }
       },
       {
        "value": "natural",
        "title": {
         "zh": "自然人",
         "en": "Natural person"
        }
       },
       {
        "value": "household",
        "title": {
         "zh": "个体工商户",
         "en": "Individual business"
        }
       }
      ],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "documentName",
      "title": {
       "zh": "许可决定文书名称",
       "en": "Decision"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "documentNumber",
      "title": {
       "zh": "许可决定文书号",
       "en": "Decision number"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "document-number",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "certificateName",
      "title": {
       "zh": "许可证书名称",
       "en": "Certificate"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "certificateNumber",
      "title": {
       "zh": "许可编号",
       "en": "Certificate number"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 100,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "content",
      "title": {
       "zh": "许可内容",
       "en": "What is allowed"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decidedOn",
      "title": {
       "zh": "许可决定日期",
       "en": "Decided on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "validFrom",
      "title": {
       "zh": "有效期自",
       "en": "Valid from"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "validTo",
      "title": {
       "zh": "有效期至",
       "en": "Valid to"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "authority",
      "title": {
       "zh": "许可机关",
       "en": "Licensing authority"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "item",
      "title": {
       "zh": "事项编码",
       "en": "Approval item"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 64,
      "format": "item",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "place",
      "title": {
       "zh": "活动地区划代码",
       "en": "Division code of the place"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 12,
      "format": "place",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "category",
      "title": {
       "zh": "许可类别",
       "en": "Kind of licence"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 50,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "note",
      "title": {
       "zh": "备注",
       "en": "Note"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "recalled": [
   {
    "name": "ground",
    "title": {
     "zh": "撤回理由",
     "en": "Ground"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "wrong",
      "title": {
       "zh": "决定有误",
       "en": "The decision was wrong"
      }
     },
     {
      "value": "doubled",
      "title": {
       "zh": "重复发函",
       "en": "Sent twice"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "superseded": [
   {
    "name": "matter",
    "title": {
     "zh": "新函事项",
     "en": "New letter"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "matter",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "kind",
    "title": {
     "zh": "变动种类",
     "en": "Kind of change"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "changed",
      "title": {
       "zh": "变更",
       "en": "Changed"
      }
     },
     {
      "value": "renewed",
      "title": {
       "zh": "延续",
       "en": "Renewed"
      }
     },
     {
      "value": "suspended",
      "title": {
       "zh": "暂停",
       "en": "Suspended"
      }
     },
     {
      "value": "revoked",
      "title": {
       "zh": "撤销",
       "en": "Revoked"
      }
     },
     {
      "value": "withdrawn",
      "title": {
       "zh": "撤回",
       "en": "Withdrawn"
      }
     },
     {
      "value": "cancelled",
      "title": {
       "zh": "注销",
       "en": "Cancelled"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "conditionsAdded": [],
  "lapsed": [],
  "urged": [
   {
    "name": "message",
    "title": {
     "zh": "催办内容",
     "en": "Message"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "escalated": [],
  "reassigned": [
   {
    "name": "officer",
    "title": {
     "zh": "承办人",
     "en": "Officer"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "officer",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ]
 },
 "audit": {
  "read": [],
  "administered": []
 },
 "clue-transfer": {
  "registered": [
   {
    "name": "clue",
    "title": {
     "zh": "线索",
     "en": "Clue"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "source",
      "title": {
       "zh": "线索来源",
       "en": "Source"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "text",
      "choices": [
       {
        "value": "first-check",
        "title": {
         "zh": "一事一函首次检查",
         "en": "First check after a letter"
        }
       },
       {
        "value": "daily",
        "title": {
         "zh": "日常监管",
         "en": "Daily supervision"
        }
       },
       {
        "value": "random",
        "title": {
         "zh": "双随机检查",
         "en": "Random inspection"
        }
       },
       {
        "value": "complaint",
        "title": {
         "zh": "投诉举报",
         "en": "Complaint"
        }
       },
       {
        "value": "hotline",
        "title": {
         "zh": "12345 热线",
         "en": "Hotline 12345"
        }
       },
       {
        "value": "superior",
        "title": {
         "zh": "上级交办",
         "en": "From above"
        }
       },
       {
        "value": "patrol",
        "title": {
         "zh": "巡查",
         "en": "Patrol"
        }
       },
       {
        "value": "suggestion",
        "title": {
         "zh": "检察建议",
         "en": "Procuratorial suggestion"
        }
       },
       {
        "value": "other",
        "title": {
         "zh": "其他机关移送",
         "en": "From another authority"
        }
       }
      ],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "discoveredOn",
      "title": {
       "zh": "发现日期",
       "en": "Discovered on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "violatedOn",
      "title": {
       "zh": "违法行为终了日期",
       "en": "Violation ended on"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "harm",
      "title": {
       "zh": "涉及生命健康安全、金融安全且有危害后果",
       "en": "Harm to life, health or financial safety"
      },
      "type": "boolean",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "boolean",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyName",
      "title": {
       "zh": "当事人",
       "en": "Party"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCode",
      "title": {
       "zh": "统一社会信用代码",
       "en": "Credit code"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 18,
      "format": "uscc",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "violation",
      "title": {
       "zh": "涉嫌违法行为",
       "en": "Suspected violation"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 500,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "facts",
      "title": {
       "zh": "主要事实",
       "en": "Facts"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "item",
      "title": {
       "zh": "执法事项编码",
       "en": "Enforcement item"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 64,
      "format": "item",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "place",
      "title": {
       "zh": "违法行为发生地区划代码",
       "en": "Division code of the place"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 12,
      "format": "place",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "urgent",
      "title": {
       "zh": "紧急",
       "en": "Urgent"
      },
      "type": "boolean",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "boolean",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "realNameReporter",
      "title": {
       "zh": "有实名举报人",
       "en": "A reporter gave a real name"
      },
      "type": "boolean",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "boolean",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "licenceAuthority",
      "title": {
       "zh": "许可机关",
       "en": "Licensing authority"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "sent": [
   {
    "name": "clue",
    "title": {
     "zh": "线索",
     "en": "Clue"
    },
    "type": "message",
    "list": false,
    "required": false,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "source",
      "title": {
       "zh": "线索来源",
       "en": "Source"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "text",
      "choices": [
       {
        "value": "first-check",
        "title": {
         "zh": "一事一函首次检查",
         "en": "First check after a letter"
        }
       },
       {
        "value": "daily",
        "title": {
         "zh": "日常监管",
         "en": "Daily supervision"
        }
       },
       {
        "value": "random",
        "title": {
         "zh": "双随机检查",
         "en": "Random inspection"
        }
       },
       {
        "value": "complaint",
        "title": {
         "zh": "投诉举报",
         "en": "Complaint"
        }
       },
       {
        "value": "hotline",
        "title": {
         "zh": "12345 热线",
         "en": "Hotline 12345"
        }
       },
       {
        "value": "superior",
        "title": {
         "zh": "上级交办",
         "en": "From above"
        }
       },
       {
        "value": "patrol",
        "title": {
         "zh": "巡查",
         "en": "Patrol"
        }
       },
       {
        "value": "suggestion",
        "title": {
         "zh": "检察建议",
         "en": "Procuratorial suggestion"
        }
       },
       {
        "value": "other",
        "title": {
         "zh": "其他机关移送",
         "en": "From another authority"
        }
       }
      ],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "discoveredOn",
      "title": {
       "zh": "发现日期",
       "en": "Discovered on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "violatedOn",
      "title": {
       "zh": "违法行为终了日期",
       "en": "Violation ended on"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "harm",
      "title": {
       "zh": "涉及生命健康安全、金融安全且有危害后果",
       "en": "Harm to life, health or financial safety"
      },
      "type": "boolean",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "boolean",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyName",
      "title": {
       "zh": "当事人",
       "en": "Party"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCode",
      "title": {
       "zh": "统一社会信用代码",
       "en": "Credit code"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 18,
      "format": "uscc",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "violation",
      "title": {
       "zh": "涉嫌违法行为",
       "en": "Suspected violation"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 500,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "facts",
      "title": {
       "zh": "主要事实",
       "en": "Facts"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "item",
      "title": {
       "zh": "执法事项编码",
       "en": "Enforcement item"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 64,
      "format": "item",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "place",
      "title": {
       "zh": "违法行为发生地区划代码",
       "en": "Division code of the place"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 12,
      "format": "place",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "urgent",
      "title": {
       "zh": "紧急",
       "en": "Urgent"
      },
      "type": "boolean",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "boolean",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "realNameReporter",
      "title": {
       "zh": "有实名举报人",
       "en": "A reporter gave a real name"
      },
      "type": "boolean",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "boolean",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "licenceAuthority",
      "title": {
       "zh": "许可机关",
       "en": "Licensing authority"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "received": [
   {
    "name": "note",
    "title": {
     "zh": "签收说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "supplementRequested": [
   {
    "name": "missing",
    "title": {
     "zh": "需补充的材料",
     "en": "Missing materials"
    },
    "type": "string",
    "list": true,
    "required": true,
    "max": 200,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 1,
    "fields": []
   }
  ],
  "supplemented": [
   {
    "name": "note",
    "title": {
     "zh": "补充说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "accepted": [
   {
    "name": "sourceNumber",
    "title": {
     "zh": "案源号",
     "en": "Case source number"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 100,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "refused": [
   {
    "name": "ground",
    "title": {
     "zh": "不予接收理由",
     "en": "Ground"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "no-jurisdiction",
      "title": {
       "zh": "无管辖权",
       "en": "No jurisdiction"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "proposed",
    "title": {
     "zh": "有管辖权的机关",
     "en": "Competent authority"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "authority",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "rerouted": [
   {
    "name": "authority",
    "title": {
     "zh": "改送机关",
     "en": "To authority"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "authority",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "filed": [
   {
    "name": "caseNumber",
    "title": {
     "zh": "立案号",
     "en": "Case number"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 100,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "filedOn",
    "title": {
     "zh": "立案日期",
     "en": "Filed on"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "date",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "handlers",
    "title": {
     "zh": "办案人员",
     "en": "Handlers"
    },
    "type": "string",
    "list": true,
    "required": true,
    "max": 2000,
    "format": "officers",
    "choices": [],
    "personal": false,
    "least": 2,
    "fields": []
   }
  ],
  "filingExtended": [
   {
    "name": "days",
    "title": {
     "zh": "延长工作日数",
     "en": "Working days"
    },
    "type": "number",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "number",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "notFiled": [
   {
    "name": "ground",
    "title": {
     "zh": "不予立案理由",
     "en": "Ground"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "no-violation",
      "title": {
       "zh": "违法事实不成立",
       "en": "No violation"
      }
     },
     {
      "value": "minor",
      "title": {
       "zh": "违法行为轻微并及时改正",
       "en": "Minor and corrected in time"
      }
     },
     {
      "value": "time-barred",
      "title": {
       "zh": "超过追责时效",
       "en": "Beyond the limitation period"
      }
     },
     {
      "value": "other",
      "title": {
       "zh": "其他依法不予立案情形",
       "en": "Another lawful ground"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "reporterTold": [
   {
    "name": "toldOn",
    "title": {
     "zh": "告知日期",
     "en": "Told on"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "date",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "decided": [
   {
    "name": "result",
    "title": {
     "zh": "处理结果",
     "en": "Result"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "penalty",
      "title": {
       "zh": "行政处罚",
       "en": "Penalty"
      }
     },
     {
      "value": "no-penalty",
      "title": {
       "zh": "不予行政处罚",
       "en": "No penalty"
      }
     },
     {
      "value": "dropped",
      "title": {
       "zh": "销案",
       "en": "Dropped"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "documentNumber",
    "title": {
     "zh": "决定书文号",
     "en": "Decision number"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 100,
    "format": "document-number",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "decidedOn",
    "title": {
     "zh": "决定日期",
     "en": "Decided on"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "date",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "content",
    "title": {
     "zh": "决定内容",
     "en": "Content"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "fine",
    "title": {
     "zh": "罚款金额（分）",
     "en": "Fine (fen)"
    },
    "type": "number",
    "list": false,
    "required": false,
    "max": 2000,
    "format": "money",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "licenceProposal",
    "title": {
     "zh": "对许可的处理建议",
     "en": "Proposal on the licence"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "none",
      "title": {
       "zh": "无",
       "en": "None"
      }
     },
     {
      "value": "suspend",
      "title": {
       "zh": "停办",
       "en": "Suspend"
      }
     },
     {
      "value": "revoke",
      "title": {
       "zh": "撤销",
       "en": "Revoke"
      }
     },
     {
      "value": "cancel",
      "title": {
       "zh": "注销",
       "en": "Cancel"
      }
     },
     {
      "value": "restrict",
      "title": {
       "zh": "限制准入",
       "en": "Restrict access"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "fedBack": [
   {
    "name": "summary",
    "title": {
     "zh": "反馈内容",
     "en": "Feedback"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "objected": [
   {
    "name": "objection",
    "title": {
     "zh": "异议内容",
     "en": "Objection"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "settled": [
   {
    "name": "outcome",
    "title": {
     "zh": "协调结果",
     "en": "Outcome"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "upheld",
      "title": {
       "zh": "维持原处理",
       "en": "Handling upheld"
      }
     },
     {
      "value": "reopened",
      "title": {
       "zh": "重新办理",
       "en": "To be handled again"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "authority",
    "title": {
     "zh": "承办机关",
     "en": "Competent authority"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 2000,
    "format": "authority",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "opinion",
    "title": {
     "zh": "协调意见",
     "en": "Opinion"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "withdrawn": [
   {
    "name": "note",
    "title": {
     "zh": "撤回说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "served": [
   {
    "name": "servedOn",
    "title": {
     "zh": "送达日期",
     "en": "Served on"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "date",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "method",
    "title": {
     "zh": "送达方式",
     "en": "How it was served"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "direct",
      "title": {
       "zh": "直接送达",
       "en": "In person"
      }
     },
     {
      "value": "left",
      "title": {
       "zh": "留置送达",
       "en": "Left at the place"
      }
     },
     {
      "value": "post",
      "title": {
       "zh": "邮寄送达",
       "en": "By post"
      }
     },
     {
      "value": "electronic",
      "title": {
       "zh": "电子送达",
       "en": "Electronically"
      }
     },
     {
      "value": "public",
      "title": {
       "zh": "公告送达",
       "en": "By public notice"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "foundCriminal": [
   {
    "name": "offence",
    "title": {
     "zh": "涉嫌罪名",
     "en": "Suspected offence"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 300,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "facts",
    "title": {
     "zh": "达到追诉标准的事实",
     "en": "Facts that reach the standard"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "foundOn",
    "title": {
     "zh": "发现日期",
     "en": "Found on"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "date",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "sector",
    "title": {
     "zh": "案件领域",
     "en": "Sector"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "general",
      "title": {
       "zh": "一般",
       "en": "General"
      }
     },
     {
      "value": "environment",
      "title": {
       "zh": "生态环境",
       "en": "Environment"
      }
     },
     {
      "value": "safety",
      "title": {
       "zh": "安全生产",
       "en": "Work safety"
      }
     },
     {
      "value": "drug",
      "title": {
       "zh": "食品药品",
       "en": "Food and drugs"
      }
     },
     {
      "value": "ip",
      "title": {
       "zh": "知识产权",
       "en": "Intellectual property"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "criminalOutcome": [],
  "lapsed": [],
  "urged": [
   {
    "name": "message",
    "title": {
     "zh": "催办内容",
     "en": "Message"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "escalated": [],
  "reassigned": [
   {
    "name": "officer",
    "title": {
     "zh": "承办人",
     "en": "Officer"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "officer",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ]
 },
 "complaint": {
  "registered": [
   {
    "name": "call",
    "title": {
     "zh": "来电诉求",
     "en": "Call"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "number",
      "title": {
       "zh": "工单编号",
       "en": "Number of the order"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "kind",
      "title": {
       "zh": "诉求类型",
       "en": "Kind"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "text",
      "choices": [
       {
        "value": "help",
        "title": {
         "zh": "求助",
         "en": "Request for help"
        }
       },
       {
        "value": "complaint",
        "title": {
         "zh": "投诉",
         "en": "Complaint"
        }
       },
       {
        "value": "report",
        "title": {
         "zh": "举报",
         "en": "Report of a violation"
        }
       },
       {
        "value": "suggestion",
        "title": {
         "zh": "建议",
         "en": "Suggestion"
        }
       },
       {
        "value": "enforcement",
        "title": {
         "zh": "执法投诉",
         "en": "Complaint about an officer or an act of enforcement"
        }
       }
      ],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "subject",
      "title": {
       "zh": "诉求主题",
       "en": "Subject"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 300,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "content",
      "title": {
       "zh": "诉求内容",
       "en": "Content"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "place",
      "title": {
       "zh": "区划代码",
       "en": "Division code of the place"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 12,
      "format": "place",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "phone",
      "title": {
       "zh": "来电号码",
       "en": "Caller's number"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 50,
      "format": "text",
      "choices": [],
      "personal": true,
      "least": 0,
      "fields": []
     },
     {
      "name": "complained",
      "title": {
       "zh": "被投诉单位",
       "en": "Unit complained about"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "dispatched": [
   {
    "name": "unit",
    "title": {
     "zh": "承办单位",
     "en": "Unit"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "authority",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "signed": [
   {
    "name": "note",
    "title": {
     "zh": "签收说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "objected": [
   {
    "name": "proposed",
    "title": {
     "zh": "应由何单位承办",
     "en": "Competent unit"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "authority",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "timeExtended": [
   {
    "name": "days",
    "title": {
     "zh": "延长工作日数",
     "en": "Working days"
    },
    "type": "number",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "number",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "replied": [
   {
    "name": "result",
    "title": {
     "zh": "办理结果",
     "en": "Result"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "solved",
    "title": {
     "zh": "已解决",
     "en": "Solved"
    },
    "type": "boolean",
    "list": false,
    "required": false,
    "max": 2000,
    "format": "boolean",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "visited": [
   {
    "name": "answer",
    "title": {
     "zh": "回访结果",
     "en": "Answer"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "satisfied",
      "title": {
       "zh": "满意",
       "en": "Satisfied"
      }
     },
     {
      "value": "unsatisfied",
      "title": {
       "zh": "不满意",
       "en": "Not satisfied"
      }
     },
     {
      "value": "unreachable",
      "title": {
       "zh": "无法联系",
       "en": "Not reached"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "words",
    "title": {
     "zh": "回访情况",
     "en": "What was said"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 1000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "concluded": [
   {
    "name": "finding",
    "title": {
     "zh": "监督处理意见",
     "en": "Finding"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "withdrawn": [
   {
    "name": "note",
    "title": {
     "zh": "撤回说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "lapsed": [],
  "urged": [
   {
    "name": "message",
    "title": {
     "zh": "催办内容",
     "en": "Message"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "escalated": [],
  "reassigned": [
   {
    "name": "officer",
    "title": {
     "zh": "承办人",
     "en": "Officer"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "officer",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ]
 },
 "consultation": {
  "requested": [
   {
    "name": "request",
    "title": {
     "zh": "征求意见",
     "en": "Consultation"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "applicant",
      "title": {
       "zh": "申请人",
       "en": "Applicant"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "applicantCode",
      "title": {
       "zh": "统一社会信用代码",
       "en": "Credit code"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 18,
      "format": "uscc",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "project",
      "title": {
       "zh": "申请事项简述",
       "en": "What is applied for"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 500,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "item",
      "title": {
       "zh": "许可事项编码",
       "en": "Approval item"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 64,
      "format": "item",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "place",
      "title": {
       "zh": "活动地区划代码",
       "en": "Division code of the place"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 12,
      "format": "place",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "authority",
      "title": {
       "zh": "被征求意见部门",
       "en": "Department asked"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "why",
      "title": {
       "zh": "需要征求意见的理由",
       "en": "Why the item is a major one"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "questions",
      "title": {
       "zh": "征求意见的问题",
       "en": "Questions"
      },
      "type": "string",
      "list": true,
      "required": true,
      "max": 500,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 1,
      "fields": []
     },
     {
      "name": "urgency",
      "title": {
       "zh": "答复期限",
       "en": "Time for the reply"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "text",
      "choices": [
       {
        "value": "ordinary",
        "title": {
         "zh": "一般（5 个工作日）",
         "en": "Ordinary (5 working days)"
        }
       },
       {
        "value": "complex",
        "title": {
         "zh": "复杂（10 个工作日）",
         "en": "Complex (10 working days)"
        }
       },
       {
        "value": "urgent",
        "title": {
         "zh": "紧急（2 个工作日）",
         "en": "Urgent (2 working days)"
        }
       }
      ],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "silenceBasis",
      "title": {
       "zh": "逾期视为无意见的地方规定",
       "en": "Local rule by which silence means no objection"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 300,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "acceptedOn",
      "title": {
       "zh": "许可申请受理日期",
       "en": "Application accepted on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "joint",
      "title": {
       "zh": "统一办理、联合办理或者集中办理",
       "en": "Joint or concentrated handling"
      },
      "type": "boolean",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "boolean",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "received": [
   {
    "name": "note",
    "title": {
     "zh": "签收说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "questionAsked": [
   {
    "name": "question",
    "title": {
     "zh": "需要补充说明的问题",
     "en": "What must be known"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "questionAnswered": [
   {
    "name": "answer",
    "title": {
     "zh": "补充说明",
     "en": "Answer"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "timeExtended": [
   {
    "name": "days",
    "title": {
     "zh": "延长工作日数",
     "en": "Working days"
    },
    "type": "number",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "number",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "replied": [
   {
    "name": "opinion",
    "title": {
     "zh": "答复意见",
     "en": "Opinion"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "agree",
      "title": {
       "zh": "同意",
       "en": "Agrees"
      }
     },
     {
      "value": "conditions",
      "title": {
       "zh": "附条件同意",
       "en": "Agrees with conditions"
      }
     },
     {
      "value": "object",
      "title": {
       "zh": "不同意",
       "en": "Objects"
      }
     },
     {
      "value": "not-competent",
      "title": {
       "zh": "非本部门职责",
       "en": "Not competent"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "conditions",
    "title": {
     "zh": "条件（将作为监管要点）",
     "en": "Conditions (they become supervision points)"
    },
    "type": "string",
    "list": true,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "enforceable",
    "title": {
     "zh": "违反条件可以处罚",
     "en": "Breach of a condition can be punished"
    },
    "type": "boolean",
    "list": false,
    "required": false,
    "max": 2000,
    "format": "boolean",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "grounds",
    "title": {
     "zh": "不同意的理由和法律依据",
     "en": "Reasons and legal basis of the objection"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "competent",
    "title": {
     "zh": "应征求意见的部门",
     "en": "Department to ask instead"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 2000,
    "format": "authority",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "silenceNoted": [],
  "adopted": [
   {
    "name": "note",
    "title": {
     "zh": "采纳说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "notAdopted": [
   {
    "name": "explanation",
    "title": {
     "zh": "不采纳的书面说明",
     "en": "Written explanation"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "concluded": [
   {
    "name": "outcome",
    "title": {
     "zh": "许可决定",
     "en": "Decision on the licence"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "granted",
      "title": {
       "zh": "准予许可",
       "en": "Granted"
      }
     },
     {
      "value": "refused",
      "title": {
       "zh": "不予许可",
       "en": "Refused"
      }
     },
     {
      "value": "asked-elsewhere",
      "title": {
       "zh": "另行征求意见",
       "en": "Another department is asked"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "decidedOn",
    "title": {
     "zh": "许可决定日期",
     "en": "Decided on"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 2000,
    "format": "date",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "letter",
    "title": {
     "zh": "一事一函",
     "en": "Letter to the supervisor"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 2000,
    "format": "matter",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "cancelled": [
   {
    "name": "note",
    "title": {
     "zh": "说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "lapsed": [],
  "urged": [
   {
    "name": "message",
    "title": {
     "zh": "催办内容",
     "en": "Message"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "escalated": [],
  "reassigned": [
   {
    "name": "officer",
    "title": {
     "zh": "承办人",
     "en": "Officer"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "officer",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ]
 },
 "criminal-transfer": {
  "suspected": [
   {
    "name": "suspicion",
    "title": {
     "zh": "涉嫌犯罪情况",
     "en": "Suspicion"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "kind",
      "title": {
       "zh": "移送类型",
       "en": "Kind of transfer"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "text",
      "choices": [
       {
        "value": "criminal",
        "title": {
         "zh": "涉嫌犯罪",
         "en": "Suspected crime"
        }
       },
       {
        "value": "detention",
        "title": {
         "zh": "行政拘留",
         "en": "Administrative detention"
        }
       }
      ],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "sector",
      "title": {
       "zh": "案件领域",
       "en": "Sector"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "text",
      "choices": [
       {
        "value": "general",
        "title": {
         "zh": "一般",
         "en": "General"
        }
       },
       {
        "value": "environment",
        "title": {
         "zh": "生态环境",
         "en": "Environment"
        }
       },
       {
        "value": "safety",
        "title": {
         "zh": "安全生产",
         "en": "Work safety"
        }
       },
       {
        "value": "drug",
        "title": {
         "zh": "食品药品",
         "en": "Food and drugs"
        }
       },
       {
        "value": "ip",
        "title": {
         "zh": "知识产权",
         "en": "Intellectual property"
        }
       }
      ],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyName",
      "title": {
       "zh": "涉嫌当事人",
       "en": "Suspect"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCode",
      "title": {
       "zh": "统一社会信用代码",
       "en": "Credit code"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 18,
      "format": "uscc",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "offence",
      "title": {
       "zh": "涉嫌罪名或者违法行为",
       "en": "Suspected offence"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 300,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "facts",
      "title": {
       "zh": "主要事实和达到标准的依据",
       "en": "Facts and how they reach the standard"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "suspectedOn",
      "title": {
       "zh": "发现日期",
       "en": "Suspected on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "item",
      "title": {
       "zh": "执法事项编码",
       "en": "Enforcement item"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 64,
      "format": "item",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "place",
      "title": {
       "zh": "区划代码",
       "en": "Division code of the place"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 12,
      "format": "place",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "earlierPenalty",
      "title": {
       "zh": "已作出的行政处罚",
       "en": "Penalty decided before"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "teamNamed": [
   {
    "name": "officers",
    "title": {
     "zh": "专案人员",
     "en": "Officers"
    },
    "type": "string",
    "list": true,
    "required": true,
    "max": 2000,
    "format": "officers",
    "choices": [],
    "personal": false,
    "least": 2,
    "fields": []
   }
  ],
  "reported": [
   {
    "name": "proposal",
    "title": {
     "zh": "移送建议",
     "en": "Proposal"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "approved": [
   {
    "name": "opinion",
    "title": {
     "zh": "审批意见",
     "en": "Opinion"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 1000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "notApproved": [
   {
    "name": "ground",
    "title": {
     "zh": "不批准移送的事实和理由",
     "en": "Facts and reasons"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "opinionToTransfer": [
   {
    "name": "opinion",
    "title": {
     "zh": "检察意见",
     "en": "Opinion"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "transferred": [
   {
    "name": "items",
    "title": {
     "zh": "涉案物品",
     "en": "Items"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "received": [
   {
    "name": "note",
    "title": {
     "zh": "签收说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "gapNoticed": [
   {
    "name": "missing",
    "title": {
     "zh": "需补充的材料",
     "en": "Missing materials"
    },
    "type": "string",
    "list": true,
    "required": true,
    "max": 200,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 1,
    "fields": []
   }
  ],
  "completed": [
   {
    "name": "note",
    "title": {
     "zh": "补充说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 1000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "forwarded": [
   {
    "name": "to",
    "title": {
     "zh": "转送的公安机关",
     "en": "Police organ"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 200,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "notPoliceMatter": [
   {
    "name": "competent",
    "title": {
     "zh": "应移送的机关",
     "en": "Competent organ"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 200,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "reviewProlonged": [
   {
    "name": "why",
    "title": {
     "zh": "延长情形",
     "en": "Why"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "verify",
      "title": {
       "zh": "需要查证（7 日）",
       "en": "The clue must be verified (7 days)"
      }
     },
     {
      "value": "complex",
      "title": {
       "zh": "案情重大复杂（30 日）",
       "en": "Major or complex (30 days)"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "filed": [
   {
    "name": "caseNumber",
    "title": {
     "zh": "立案决定书文号",
     "en": "Number of the decision to file"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 100,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "notFiled": [
   {
    "name": "grounds",
    "title": {
     "zh": "不予立案理由",
     "en": "Reasons"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "itemsHandedOver": [
   {
    "name": "list",
    "title": {
     "zh": "移交物品",
     "en": "Items handed over"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "reconsiderationAsked": [
   {
    "name": "reasons",
    "title": {
     "zh": "复议理由",
     "en": "Reasons"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "reconsidered": [
   {
    "name": "result",
    "title": {
     "zh": "复议决定",
     "en": "Result"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "upheld",
      "title": {
       "zh": "维持不予立案",
       "en": "Non-filing upheld"
      }
     },
     {
      "value": "filed",
      "title": {
       "zh": "决定立案",
       "en": "Filed"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "grounds",
    "title": {
     "zh": "理由",
     "en": "Reasons"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "supervisionSuggested": [
   {
    "name": "reasons",
    "title": {
     "zh": "建议立案监督的理由",
     "en": "Reasons"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "explanationAsked": [
   {
    "name": "note",
    "title": {
     "zh": "要求说明的事项",
     "en": "What is to be explained"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 1000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "explained": [
   {
    "name": "explanation",
    "title": {
     "zh": "不立案理由说明",
     "en": "Explanation"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "reasonValid": [
   {
    "name": "finding",
    "title": {
     "zh": "审查意见",
     "en": "Finding"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "notifiedToFile": [
   {
    "name": "notice",
    "title": {
     "zh": "通知立案书文号",
     "en": "Number of the notice"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 100,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "correctionNoticed": [
   {
    "name": "notice",
    "title": {
     "zh": "纠正违法通知书文号",
     "en": "Number of the notice"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 100,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "caseWithdrawn": [
   {
    "name": "grounds",
    "title": {
     "zh": "撤案理由",
     "en": "Reasons"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "prosecuted": [
   {
    "name": "number",
    "title": {
     "zh": "起诉书文号",
     "en": "Number of the indictment"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 100,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "judged": [
   {
    "name": "judgment",
    "title": {
     "zh": "裁判结果",
     "en": "Judgment"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 1000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "notProsecuted": [
   {
    "name": "number",
    "title": {
     "zh": "不起诉决定书文号",
     "en": "Number of the decision"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 100,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "decidedOn",
    "title": {
     "zh": "不起诉决定日期",
     "en": "Decided on"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "date",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "handledAdministratively": [
   {
    "name": "handling",
    "title": {
     "zh": "行政处理情况",
     "en": "How it was handled"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "lapsed": [],
  "urged": [
   {
    "name": "message",
    "title": {
     "zh": "催办内容",
     "en": "Message"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "escalated": [],
  "reassigned": [
   {
    "name": "officer",
    "title": {
     "zh": "承办人",
     "en": "Officer"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "officer",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ]
 },
 "directory": {
  "changed": []
 },
 "dispute": {
  "selfConsulted": [
   {
    "name": "disagreement",
    "title": {
     "zh": "争议",
     "en": "Disagreement"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "kind",
      "title": {
       "zh": "争议类型",
       "en": "Kind of disagreement"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "text",
      "choices": [
       {
        "value": "both-deny",
        "title": {
         "zh": "均认为无管辖权",
         "en": "Both deny competence"
        }
       },
       {
        "value": "both-claim",
        "title": {
         "zh": "均认为有管辖权",
         "en": "Both claim competence"
        }
       },
       {
        "value": "standards",
        "title": {
         "zh": "依据或者标准不一致",
         "en": "Different basis or standards"
        }
       },
       {
        "value": "joint",
        "title": {
         "zh": "联合执法",
         "en": "Joint enforcement"
        }
       },
       {
        "value": "assistance",
        "title": {
         "zh": "执法协助",
         "en": "Assistance"
        }
       },
       {
        "value": "transfer",
        "title": {
         "zh": "案件移送",
         "en": "Transfer of a case"
        }
       }
      ],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "other",
      "title": {
       "zh": "对方机关",
       "en": "The other organ"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "subject",
      "title": {
       "zh": "争议事项",
       "en": "What is disputed"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 300,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "item",
      "title": {
       "zh": "事项编码",
       "en": "Item"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 64,
      "format": "item",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "place",
      "title": {
       "zh": "区划代码",
       "en": "Division code of the place"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 12,
      "format": "place",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "reasons",
      "title": {
       "zh": "理由和依据",
       "en": "Reasons and legal basis"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "proposal",
      "title": {
       "zh": "协调建议",
       "en": "Proposal"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 1000,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "urgent",
      "title": {
       "zh": "涉及公共安全或者人身安全",
       "en": "Public or personal safety is at stake"
      },
      "type": "boolean",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "boolean",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "agreed": [
   {
    "name": "competent",
    "title": {
     "zh": "承办机关",
     "en": "Competent organ"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "authority",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "terms",
    "title": {
     "zh": "协商一致的内容",
     "en": "What was agreed"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "applied": [
   {
    "name": "disagreement",
    "title": {
     "zh": "争议",
     "en": "Disagreement"
    },
    "type": "message",
    "list": false,
    "required": false,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "kind",
      "title": {
       "zh": "争议类型",
       "en": "Kind of disagreement"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "text",
      "choices": [
       {
        "value": "both-deny",
        "title": {
         "zh": "均认为无管辖权",
         "en": "Both deny competence"
        }
       },
       {
        "value": "both-claim",
        "title": {
         "zh": "均认为有管辖权",
         "en": "Both claim competence"
        }
       },
       {
        "value": "standards",
        "title": {
         "zh": "依据或者标准不一致",
         "en": "Different basis or standards"
        }
       },
       {
        "value": "joint",
        "title": {
         "zh": "联合执法",
         "en": "Joint enforcement"
        }
       },
       {
        "value": "assistance",
        "title": {
         "zh": "执法协助",
         "en": "Assistance"
        }
       },
       {
        "value": "transfer",
        "title": {
         "zh": "案件移送",
         "en": "Transfer of a case"
        }
       }
      ],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "other",
      "title": {
       "zh": "对方机关",
       "en": "The other organ"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "subject",
      "title": {
       "zh": "争议事项",
       "en": "What is disputed"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 300,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "item",
      "title": {
       "zh": "事项编码",
       "en": "Item"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 64,
      "format": "item",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "place",
      "title": {
       "zh": "区划代码",
       "en": "Division code of the place"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 12,
      "format": "place",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "reasons",
      "title": {
       "zh": "理由和依据",
       "en": "Reasons and legal basis"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "proposal",
      "title": {
       "zh": "协调建议",
       "en": "Proposal"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 1000,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "urgent",
      "title": {
       "zh": "涉及公共安全或者人身安全",
       "en": "Public or personal safety is at stake"
      },
      "type": "boolean",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "boolean",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "declined": [
   {
    "name": "ground",
    "title": {
     "zh": "不予受理理由",
     "en": "Ground"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "internal",
      "title": {
       "zh": "同一机关内部争议",
       "en": "Within one organ"
      }
     },
     {
      "value": "citizen",
      "title": {
       "zh": "与公民、法人的争议",
       "en": "With a citizen or company"
      }
     },
     {
      "value": "other-route",
      "title": {
       "zh": "法律另有途径",
       "en": "Another statutory route"
      }
     },
     {
      "value": "no-law",
      "title": {
       "zh": "不涉及法律适用",
       "en": "No question of law"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "accepted": [
   {
    "name": "number",
    "title": {
     "zh": "受理编号",
     "en": "Number of acceptance"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 100,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "forwarded": [
   {
    "name": "note",
    "title": {
     "zh": "协调通知",
     "en": "Notice"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 1000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "answered": [
   {
    "name": "position",
    "title": {
     "zh": "答复意见和依据",
     "en": "Position and legal basis"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "establishmentAsked": [
   {
    "name": "question",
    "title": {
     "zh": "征求编办意见的问题",
     "en": "Question"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "establishmentAnswered": [
   {
    "name": "opinion",
    "title": {
     "zh": "职责划分意见",
     "en": "Opinion on the division of duties"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "leadNamed": [
   {
    "name": "lead",
    "title": {
     "zh": "临时牵头机关",
     "en": "Interim lead"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "authority",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "measure",
    "title": {
     "zh": "应采取的措施",
     "en": "What to do"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 1000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "meetingHeld": [
   {
    "name": "heldOn",
    "title": {
     "zh": "协调会日期",
     "en": "Held on"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "date",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "agreed",
    "title": {
     "zh": "达成一致",
     "en": "The organs agreed"
    },
    "type": "boolean",
    "list": false,
    "required": false,
    "max": 2000,
    "format": "boolean",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "record",
    "title": {
     "zh": "会议情况",
     "en": "Record"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "expertsHeard": [
   {
    "name": "opinion",
    "title": {
     "zh": "专家、法律顾问论证意见",
     "en": "Opinion of experts and counsel"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "opinionIssued": [
   {
    "name": "settlement",
    "title": {
     "zh": "协调意见",
     "en": "Opinion"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "competent",
      "title": {
       "zh": "承办机关",
       "en": "Competent organ"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "reasons",
      "title": {
       "zh": "认定理由",
       "en": "Reasons"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "listChanges",
      "title": {
       "zh": "需调整权责清单",
       "en": "The duty list must change"
      },
      "type": "boolean",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "boolean",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "proposedToGovernment": [
   {
    "name": "proposal",
    "title": {
     "zh": "处理建议",
     "en": "Proposal"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "decided": [
   {
    "name": "settlement",
    "title": {
     "zh": "协调决定",
     "en": "Decision"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "competent",
      "title": {
       "zh": "承办机关",
       "en": "Competent organ"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "reasons",
      "title": {
       "zh": "认定理由",
       "en": "Reasons"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "listChanges",
      "title": {
       "zh": "需调整权责清单",
       "en": "The duty list must change"
      },
      "type": "boolean",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "boolean",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "executed": [
   {
    "name": "report",
    "title": {
     "zh": "执行情况",
     "en": "How it was carried out"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "notExecuted": [
   {
    "name": "finding",
    "title": {
     "zh": "未执行情况",
     "en": "What was not done"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "withdrawn": [
   {
    "name": "note",
    "title": {
     "zh": "撤回说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "overtaken": [],
  "lapsed": [],
  "urged": [
   {
    "name": "message",
    "title": {
     "zh": "催办内容",
     "en": "Message"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "escalated": [],
  "reassigned": [
   {
    "name": "officer",
    "title": {
     "zh": "承办人",
     "en": "Officer"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "officer",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ]
 },
 "licence-review": {
  "reported": [
   {
    "name": "report",
    "title": {
     "zh": "处罚情况",
     "en": "Penalty"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "partyName",
      "title": {
       "zh": "被许可人",
       "en": "Licensee"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCode",
      "title": {
       "zh": "统一社会信用代码",
       "en": "Credit code"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 18,
      "format": "uscc",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "licenceNumber",
      "title": {
       "zh": "许可编号",
       "en": "Licence number"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 100,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "authority",
      "title": {
       "zh": "许可机关",
       "en": "Licensing authority"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "item",
      "title": {
       "zh": "许可事项编码",
       "en": "Approval item"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 64,
      "format": "item",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "place",
      "title": {
       "zh": "区划代码",
       "en": "Division code of the place"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 12,
      "format": "place",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decisionNumber",
      "title": {
       "zh": "处罚决定书文号",
       "en": "Decision number"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "document-number",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "violation",
      "title": {
       "zh": "违法行为",
       "en": "Violation"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 500,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "penalty",
      "title": {
       "zh": "处罚内容",
       "en": "Penalty"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 1000,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "effectiveOn",
      "title": {
       "zh": "处罚生效日期",
       "en": "Effective on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "proposal",
      "title": {
       "zh": "对许可的处理建议",
       "en": "Proposal on the licence"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "text",
      "choices": [
       {
        "value": "suspend",
        "title": {
         "zh": "停办",
         "en": "Suspend"
        }
       },
       {
        "value": "revoke",
        "title": {
         "zh": "撤销",
         "en": "Revoke"
        }
       },
       {
        "value": "cancel",
        "title": {
         "zh": "注销",
         "en": "Cancel"
        }
       },
       {
        "value": "restrict",
        "title": {
         "zh": "限制准入",
         "en": "Restrict access"
        }
       }
      ],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "letter",
      "title": {
       "zh": "原一事一函",
       "en": "Letter of the licence"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "matter",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "opened": [
   {
    "name": "note",
    "title": {
     "zh": "复核说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "heard": [
   {
    "name": "heardOn",
    "title": {
     "zh": "听取日期",
     "en": "Heard on"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "date",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "statement",
    "title": {
     "zh": "陈述申辩内容",
     "en": "What the licensee said"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "hearingRequested": [
   {
    "name": "requestedOn",
    "title": {
     "zh": "申请听证日期",
     "en": "Requested on"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "date",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "hearingHeld": [
   {
    "name": "notifiedOn",
    "title": {
     "zh": "听证通知日期",
     "en": "Notified on"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "date",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "heldOn",
    "title": {
     "zh": "听证日期",
     "en": "Held on"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "date",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "suspended": [
   {
    "name": "act",
    "title": {
     "zh": "停办决定",
     "en": "Suspension"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "number",
      "title": {
       "zh": "决定书文号",
       "en": "Decision number"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "document-number",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decidedOn",
      "title": {
       "zh": "决定日期",
       "en": "Decided on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "grounds",
      "title": {
       "zh": "理由和依据",
       "en": "Grounds"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "withheld": [
   {
    "name": "act",
    "title": {
     "zh": "暂扣决定",
     "en": "Withholding"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "number",
      "title": {
       "zh": "决定书文号",
       "en": "Decision number"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "document-number",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decidedOn",
      "title": {
       "zh": "决定日期",
       "en": "Decided on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "grounds",
      "title": {
       "zh": "理由和依据",
       "en": "Grounds"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "revoked": [
   {
    "name": "act",
    "title": {
     "zh": "吊销决定",
     "en": "Revocation"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "number",
      "title": {
       "zh": "决定书文号",
       "en": "Decision number"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "document-number",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decidedOn",
      "title": {
       "zh": "决定日期",
       "en": "Decided on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "grounds",
      "title": {
       "zh": "理由和依据",
       "en": "Grounds"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "annulled": [
   {
    "name": "act",
    "title": {
     "zh": "撤销决定",
     "en": "Annulment"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "number",
      "title": {
       "zh": "决定书文号",
       "en": "Decision number"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "document-number",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decidedOn",
      "title": {
       "zh": "决定日期",
       "en": "Decided on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "grounds",
      "title": {
       "zh": "理由和依据",
       "en": "Grounds"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   },
   {
    "name": "ground",
    "title": {
     "zh": "撤销情形",
     "en": "Ground"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "abuse",
      "title": {
       "zh": "滥用职权、玩忽职守",
       "en": "Abuse or neglect of duty"
      }
     },
     {
      "value": "ultra-vires",
      "title": {
       "zh": "超越法定职权",
       "en": "Beyond the authority's powers"
      }
     },
     {
      "value": "procedure",
      "title": {
       "zh": "违反法定程序",
       "en": "Against the procedure"
      }
     },
     {
      "value": "unqualified",
      "title": {
       "zh": "申请人不具备资格或者条件",
       "en": "The applicant was not qualified"
      }
     },
     {
      "value": "fraud",
      "title": {
       "zh": "以欺骗、贿赂等不正当手段取得",
       "en": "By fraud or bribery"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "takenBack": [
   {
    "name": "act",
    "title": {
     "zh": "撤回决定",
     "en": "Taking back"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "number",
      "title": {
       "zh": "决定书文号",
       "en": "Decision number"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "document-number",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decidedOn",
      "title": {
       "zh": "决定日期",
       "en": "Decided on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "grounds",
      "title": {
       "zh": "理由和依据",
       "en": "Grounds"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   },
   {
    "name": "compensation",
    "title": {
     "zh": "补偿安排",
     "en": "Compensation"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 1000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "cancelled": [
   {
    "name": "act",
    "title": {
     "zh": "注销",
     "en": "Cancellation"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "number",
      "title": {
       "zh": "决定书文号",
       "en": "Decision number"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "document-number",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decidedOn",
      "title": {
       "zh": "决定日期",
       "en": "Decided on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "grounds",
      "title": {
       "zh": "理由和依据",
       "en": "Grounds"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   },
   {
    "name": "ground",
    "title": {
     "zh": "注销情形",
     "en": "Ground"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "expired",
      "title": {
       "zh": "有效期届满未延续",
       "en": "Expired"
      }
     },
     {
      "value": "dissolved",
      "title": {
       "zh": "公民死亡、法人终止",
       "en": "Death or dissolution"
      }
     },
     {
      "value": "ended",
      "title": {
       "zh": "已被撤销、撤回、吊销",
       "en": "Annulled, taken back or revoked"
      }
     },
     {
      "value": "force-majeure",
      "title": {
       "zh": "不可抗力致无法实施",
       "en": "Impossible by force majeure"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "noAction": [
   {
    "name": "grounds",
    "title": {
     "zh": "不予处理的理由",
     "en": "Why nothing is done"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "published": [
   {
    "name": "publishedOn",
    "title": {
     "zh": "公示日期",
     "en": "Published on"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "date",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "closed": [
   {
    "name": "newLetter",
    "title": {
     "zh": "新的一事一函",
     "en": "New letter"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 2000,
    "format": "matter",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "penaltyAnnulled": [
   {
    "name": "number",
    "title": {
     "zh": "复议决定、裁判文书文号",
     "en": "Number of the decision"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 100,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "publicationWithdrawn": [
   {
    "name": "withdrawnOn",
    "title": {
     "zh": "撤回公示日期",
     "en": "Withdrawn on"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "date",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "reinstated": [
   {
    "name": "act",
    "title": {
     "zh": "恢复许可决定",
     "en": "Reinstatement"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "number",
      "title": {
       "zh": "决定书文号",
       "en": "Decision number"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "document-number",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decidedOn",
      "title": {
       "zh": "决定日期",
       "en": "Decided on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "grounds",
      "title": {
       "zh": "理由和依据",
       "en": "Grounds"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "confirmed": [
   {
    "name": "grounds",
    "title": {
     "zh": "维持处理的理由",
     "en": "Why the act stands"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "lapsed": [],
  "urged": [
   {
    "name": "message",
    "title": {
     "zh": "催办内容",
     "en": "Message"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "escalated": [],
  "reassigned": [
   {
    "name": "officer",
    "title": {
     "zh": "承办人",
     "en": "Officer"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "officer",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ]
 },
 "penalty-notice": {
  "issued": [
   {
    "name": "penalty",
    "title": {
     "zh": "处罚信息",
     "en": "Penalty"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "partyName",
      "title": {
       "zh": "行政相对人名称",
       "en": "Party"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCode",
      "title": {
       "zh": "统一社会信用代码",
       "en": "Credit code"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 18,
      "format": "uscc",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCategory",
      "title": {
       "zh": "行政相对人类别",
       "en": "Kind of party"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 50,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "documentNumber",
      "title": {
       "zh": "处罚决定文书号",
       "en": "Decision number"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "document-number",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "violation",
      "title": {
       "zh": "违法行为类型",
       "en": "Violation"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 500,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "facts",
      "title": {
       "zh": "违法事实",
       "en": "Facts"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "basis",
      "title": {
       "zh": "处罚依据",
       "en": "Legal basis"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "kind",
      "title": {
       "zh": "处罚类别",
       "en": "Kind of penalty"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "content",
      "title": {
       "zh": "处罚内容",
       "en": "Penalty"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "fine",
      "title": {
       "zh": "罚款金额（分）",
       "en": "Fine (fen)"
      },
      "type": "number",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "money",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "confiscated",
      "title": {
       "zh": "没收金额（分）",
       "en": "Confiscated (fen)"
      },
      "type": "number",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "money",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "licenceAffected",
      "title": {
       "zh": "暂扣或吊销证照名称及编号",
       "en": "Licence suspended or revoked"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decidedOn",
      "title": {
       "zh": "处罚决定日期",
       "en": "Decided on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "authority",
      "title": {
       "zh": "处罚机关",
       "en": "Authority"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "note",
      "title": {
       "zh": "备注",
       "en": "Note"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "unmatched": [
   {
    "name": "penalty",
    "title": {
     "zh": "处罚信息",
     "en": "Penalty"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "partyName",
      "title": {
       "zh": "行政相对人名称",
       "en": "Party"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCode",
      "title": {
       "zh": "统一社会信用代码",
       "en": "Credit code"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 18,
      "format": "uscc",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCategory",
      "title": {
       "zh": "行政相对人类别",
       "en": "Kind of party"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 50,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "documentNumber",
      "title": {
       "zh": "处罚决定文书号",
       "en": "Decision number"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "document-number",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "violation",
      "title": {
       "zh": "违法行为类型",
       "en": "Violation"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 500,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "facts",
      "title": {
       "zh": "违法事实",
       "en": "Facts"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "basis",
      "title": {
       "zh": "处罚依据",
       "en": "Legal basis"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "kind",
      "title": {
       "zh": "处罚类别",
       "en": "Kind of penalty"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "content",
      "title": {
       "zh": "处罚内容",
       "en": "Penalty"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "fine",
      "title": {
       "zh": "罚款金额（分）",
       "en": "Fine (fen)"
      },
      "type": "number",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "money",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "confiscated",
      "title": {
       "zh": "没收金额（分）",
       "en": "Confiscated (fen)"
      },
      "type": "number",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "money",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "licenceAffected",
      "title": {
       "zh": "暂扣或吊销证照名称及编号",
       "en": "Licence suspended or revoked"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decidedOn",
      "title": {
       "zh": "处罚决定日期",
       "en": "Decided on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "authority",
      "title": {
       "zh": "处罚机关",
       "en": "Authority"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "note",
      "title": {
       "zh": "备注",
       "en": "Note"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "registered": [
   {
    "name": "penalty",
    "title": {
     "zh": "处罚信息",
     "en": "Penalty"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "partyName",
      "title": {
       "zh": "行政相对人名称",
       "en": "Party"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCode",
      "title": {
       "zh": "统一社会信用代码",
       "en": "Credit code"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 18,
      "format": "uscc",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCategory",
      "title": {
       "zh": "行政相对人类别",
       "en": "Kind of party"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 50,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "documentNumber",
      "title": {
       "zh": "处罚决定文书号",
       "en": "Decision number"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "document-number",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "violation",
      "title": {
       "zh": "违法行为类型",
       "en": "Violation"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 500,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "facts",
      "title": {
       "zh": "违法事实",
       "en": "Facts"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "basis",
      "title": {
       "zh": "处罚依据",
       "en": "Legal basis"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "kind",
      "title": {
       "zh": "处罚类别",
       "en": "Kind of penalty"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "content",
      "title": {
       "zh": "处罚内容",
       "en": "Penalty"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "fine",
      "title": {
       "zh": "罚款金额（分）",
       "en": "Fine (fen)"
      },
      "type": "number",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "money",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "confiscated",
      "title": {
       "zh": "没收金额（分）",
       "en": "Confiscated (fen)"
      },
      "type": "number",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "money",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "licenceAffected",
      "title": {
       "zh": "暂扣或吊销证照名称及编号",
       "en": "Licence suspended or revoked"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decidedOn",
      "title": {
       "zh": "处罚决定日期",
       "en": "Decided on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "authority",
      "title": {
       "zh": "处罚机关",
       "en": "Authority"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "note",
      "title": {
       "zh": "备注",
       "en": "Note"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "routed": [
   {
    "name": "authority",
    "title": {
     "zh": "监管部门",
     "en": "Supervising authority"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "authority",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "received": [
   {
    "name": "note",
    "title": {
     "zh": "签收说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "closed": [
   {
    "name": "summary",
    "title": {
     "zh": "处理情况",
     "en": "What was done"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "corrected": [
   {
    "name": "penalty",
    "title": {
     "zh": "更正后的处罚信息",
     "en": "Penalty as corrected"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "partyName",
      "title": {
       "zh": "行政相对人名称",
       "en": "Party"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCode",
      "title": {
       "zh": "统一社会信用代码",
       "en": "Credit code"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 18,
      "format": "uscc",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "partyCategory",
      "title": {
       "zh": "行政相对人类别",
       "en": "Kind of party"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 50,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "documentNumber",
      "title": {
       "zh": "处罚决定文书号",
       "en": "Decision number"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "document-number",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "violation",
      "title": {
       "zh": "违法行为类型",
       "en": "Violation"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 500,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "facts",
      "title": {
       "zh": "违法事实",
       "en": "Facts"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "basis",
      "title": {
       "zh": "处罚依据",
       "en": "Legal basis"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "kind",
      "title": {
       "zh": "处罚类别",
       "en": "Kind of penalty"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "content",
      "title": {
       "zh": "处罚内容",
       "en": "Penalty"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "fine",
      "title": {
       "zh": "罚款金额（分）",
       "en": "Fine (fen)"
      },
      "type": "number",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "money",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "confiscated",
      "title": {
       "zh": "没收金额（分）",
       "en": "Confiscated (fen)"
      },
      "type": "number",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "money",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "licenceAffected",
      "title": {
       "zh": "暂扣或吊销证照名称及编号",
       "en": "Licence suspended or revoked"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decidedOn",
      "title": {
       "zh": "处罚决定日期",
       "en": "Decided on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "authority",
      "title": {
       "zh": "处罚机关",
       "en": "Authority"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "note",
      "title": {
       "zh": "备注",
       "en": "Note"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "recalled": [
   {
    "name": "ground",
    "title": {
     "zh": "撤回理由",
     "en": "Ground"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "wrong",
      "title": {
       "zh": "决定有误",
       "en": "The decision was wrong"
      }
     },
     {
      "value": "annulled",
      "title": {
       "zh": "处罚被撤销",
       "en": "The penalty was annulled"
      }
     },
     {
      "value": "doubled",
      "title": {
       "zh": "重复抄告",
       "en": "Told twice"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "lapsed": [],
  "urged": [
   {
    "name": "message",
    "title": {
     "zh": "催办内容",
     "en": "Message"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "escalated": [],
  "reassigned": [
   {
    "name": "officer",
    "title": {
     "zh": "承办人",
     "en": "Officer"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "officer",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ]
 },
 "procuratorial-suggestion": {
  "issued": [
   {
    "name": "suggestion",
    "title": {
     "zh": "检察建议",
     "en": "Suggestion"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "kind",
      "title": {
       "zh": "建议类型",
       "en": "Kind"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "text",
      "choices": [
       {
        "value": "governance",
        "title": {
         "zh": "社会治理",
         "en": "Social governance"
        }
       },
       {
        "value": "correction",
        "title": {
         "zh": "纠正违法",
         "en": "Correction of unlawful acts"
        }
       },
       {
        "value": "public-interest",
        "title": {
         "zh": "公益诉讼",
         "en": "Public interest"
        }
       }
      ],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "organ",
      "title": {
       "zh": "被建议机关",
       "en": "Organ"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "authority",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "subject",
      "title": {
       "zh": "事由",
       "en": "Subject"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 300,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "problem",
      "title": {
       "zh": "案件来源、事实和存在的问题",
       "en": "Source, facts, problem"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "advice",
      "title": {
       "zh": "建议内容和依据",
       "en": "Advice and basis"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 4000,
      "format": "long-text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "urgent",
      "title": {
       "zh": "损害继续扩大",
       "en": "The damage goes on growing"
      },
      "type": "boolean",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "boolean",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "received": [
   {
    "name": "note",
    "title": {
     "zh": "签收说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "assigned": [
   {
    "name": "officer",
    "title": {
     "zh": "整改责任人",
     "en": "Responsible officer"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "officer",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "objected": [
   {
    "name": "objection",
    "title": {
     "zh": "异议内容",
     "en": "Objection"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "changed": [
   {
    "name": "advice",
    "title": {
     "zh": "变更后的建议",
     "en": "Advice as changed"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "upheld": [
   {
    "name": "explanation",
    "title": {
     "zh": "异议不成立的说明",
     "en": "Why the objection does not hold"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "withdrawn": [
   {
    "name": "note",
    "title": {
     "zh": "撤回说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "timeExtended": [
   {
    "name": "amount",
    "title": {
     "zh": "延长（月；紧急的为日）",
     "en": "Months, or days where it is urgent"
    },
    "type": "number",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "number",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "suspended": [
   {
    "name": "cause",
    "title": {
     "zh": "客观原因",
     "en": "Objective cause"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 1000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "resumed": [
   {
    "name": "note",
    "title": {
     "zh": "恢复说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "replied": [
   {
    "name": "measures",
    "title": {
     "zh": "整改措施和结果",
     "en": "Measures and result"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "performed": [
   {
    "name": "finding",
    "title": {
     "zh": "跟进调查情况",
     "en": "What the follow-up found"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "notPerformed": [
   {
    "name": "ground",
    "title": {
     "zh": "未依法履职情形",
     "en": "What counts as not performed"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "no-reply",
      "title": {
       "zh": "逾期不回复且未采取措施",
       "en": "No reply and no measures"
      }
     },
     {
      "value": "paper-only",
      "title": {
       "zh": "措施仅停留在书面",
       "en": "Measures on paper only"
      }
     },
     {
      "value": "partial",
      "title": {
       "zh": "仅部分履行",
       "en": "Performed in part"
      }
     },
     {
      "value": "criminal-pending",
      "title": {
       "zh": "以刑事案件未结为由不履行",
       "en": "Waits for a criminal case though the duty goes on"
      }
     },
     {
      "value": "not-resumed",
      "title": {
       "zh": "中止原因消除后未恢复整改",
       "en": "Not resumed after the cause was gone"
      }
     },
     {
      "value": "unlawful",
      "title": {
       "zh": "整改措施违法",
       "en": "Unlawful measures"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "finding",
    "title": {
     "zh": "认定理由",
     "en": "Finding"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "informed": [
   {
    "name": "whom",
    "title": {
     "zh": "通报、报告的机关",
     "en": "Who is informed"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 300,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "sued": [
   {
    "name": "number",
    "title": {
     "zh": "起诉书文号",
     "en": "Number of the suit"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 100,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "lapsed": [],
  "urged": [
   {
    "name": "message",
    "title": {
     "zh": "催办内容",
     "en": "Message"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "escalated": [],
  "reassigned": [
   {
    "name": "officer",
    "title": {
     "zh": "承办人",
     "en": "Officer"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "officer",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ]
 },
 "reverse-transfer": {
  "registered": [
   {
    "name": "decision",
    "title": {
     "zh": "不起诉情况",
     "en": "Non-prosecution"
    },
    "type": "message",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": [
     {
      "name": "partyName",
      "title": {
       "zh": "被不起诉人",
       "en": "Who is not prosecuted"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "offence",
      "title": {
       "zh": "涉嫌罪名",
       "en": "Suspected offence"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 300,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "number",
      "title": {
       "zh": "不起诉决定书文号",
       "en": "Number of the decision"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 100,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "decidedOn",
      "title": {
       "zh": "不起诉决定日期",
       "en": "Decided on"
      },
      "type": "string",
      "list": false,
      "required": true,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "violatedOn",
      "title": {
       "zh": "违法行为终了日期",
       "en": "Violation ended on"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "discoveredOn",
      "title": {
       "zh": "发现日期",
       "en": "Discovered on"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "date",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "harm",
      "title": {
       "zh": "涉及生命健康安全、金融安全且有危害后果",
       "en": "Harm to life, health or financial safety"
      },
      "type": "boolean",
      "list": false,
      "required": false,
      "max": 2000,
      "format": "boolean",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     },
     {
      "name": "earlierPenalty",
      "title": {
       "zh": "已作出的行政处罚",
       "en": "Penalty decided before"
      },
      "type": "string",
      "list": false,
      "required": false,
      "max": 200,
      "format": "text",
      "choices": [],
      "personal": false,
      "least": 0,
      "fields": []
     }
    ]
   }
  ],
  "moved": [
   {
    "name": "note",
    "title": {
     "zh": "移送说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "suspended": [
   {
    "name": "ground",
    "title": {
     "zh": "中止审查情形",
     "en": "Ground"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "police",
      "title": {
       "zh": "公安机关申请复议、复核",
       "en": "The police ask for a review"
      }
     },
     {
      "value": "victim",
      "title": {
       "zh": "被害人申诉或者自诉",
       "en": "The victim appeals or sues"
      }
     },
     {
      "value": "person",
      "title": {
       "zh": "被不起诉人申诉",
       "en": "Who is not prosecuted appeals"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "resumed": [
   {
    "name": "note",
    "title": {
     "zh": "恢复审查说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "reviewExtended": [
   {
    "name": "days",
    "title": {
     "zh": "延长工作日数",
     "en": "Working days"
    },
    "type": "number",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "number",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "reviewClosed": [
   {
    "name": "grounds",
    "title": {
     "zh": "无需行政处罚的理由",
     "en": "Why no penalty is needed"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "opinionSent": [
   {
    "name": "organ",
    "title": {
     "zh": "行政主管机关",
     "en": "Competent organ"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "authority",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "facts",
    "title": {
     "zh": "违法事实、情节和证据",
     "en": "Facts, circumstances, evidence"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "opinion",
    "title": {
     "zh": "检察意见",
     "en": "Opinion"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "property",
    "title": {
     "zh": "涉案财物状况",
     "en": "State of sealed or seized property"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 1000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "received": [
   {
    "name": "note",
    "title": {
     "zh": "签收说明",
     "en": "Note"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "returned": [
   {
    "name": "proposed",
    "title": {
     "zh": "应由何机关处理",
     "en": "Competent organ"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 200,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "caseFiled": [
   {
    "name": "caseNumber",
    "title": {
     "zh": "立案号",
     "en": "Case number"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 100,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "punished": [
   {
    "name": "kind",
    "title": {
     "zh": "处罚种类",
     "en": "Kind of penalty"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "text",
    "choices": [
     {
      "value": "fine",
      "title": {
       "zh": "罚款",
       "en": "Fine"
      }
     },
     {
      "value": "warning",
      "title": {
       "zh": "警告、通报批评",
       "en": "Warning"
      }
     },
     {
      "value": "confiscation",
      "title": {
       "zh": "没收",
       "en": "Confiscation"
      }
     },
     {
      "value": "licence",
      "title": {
       "zh": "暂扣、吊销许可证件",
       "en": "Suspension or revocation of a licence"
      }
     },
     {
      "value": "other",
      "title": {
       "zh": "其他",
       "en": "Other"
      }
     }
    ],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "number",
    "title": {
     "zh": "决定书文号",
     "en": "Decision number"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 100,
    "format": "document-number",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   },
   {
    "name": "content",
    "title": {
     "zh": "处罚内容",
     "en": "Content"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "notPunished": [
   {
    "name": "grounds",
    "title": {
     "zh": "不予处罚的理由",
     "en": "Reasons"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "replied": [
   {
    "name": "reply",
    "title": {
     "zh": "书面回复（处理结果或者进展）",
     "en": "Reply: result or state"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 4000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "assessed": [
   {
    "name": "note",
    "title": {
     "zh": "评估意见",
     "en": "Assessment"
    },
    "type": "string",
    "list": false,
    "required": false,
    "max": 1000,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "followedUp": [
   {
    "name": "finding",
    "title": {
     "zh": "跟进情况",
     "en": "Finding"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "long-text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "lapsed": [],
  "urged": [
   {
    "name": "message",
    "title": {
     "zh": "催办内容",
     "en": "Message"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 500,
    "format": "text",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ],
  "escalated": [],
  "reassigned": [
   {
    "name": "officer",
    "title": {
     "zh": "承办人",
     "en": "Officer"
    },
    "type": "string",
    "list": false,
    "required": true,
    "max": 2000,
    "format": "officer",
    "choices": [],
    "personal": false,
    "least": 0,
    "fields": []
   }
  ]
 }
};
