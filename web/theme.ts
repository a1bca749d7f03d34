import type { ThemeConfig } from 'antd';

/** The same values as `ui/base.css`; antd needs them as data. Every pair of text and ground reaches 4.5:1. */
export const FONT_STACK =
  '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","Noto Sans SC Variable",system-ui,sans-serif';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b6e5f',
    colorInfo: '#2856a3',
    colorSuccess: '#1b7f4d',
    colorWarning: '#9a5b00',
    colorError: '#b3261e',
    colorLink: '#0b6e5f',
    colorText: '#17211f',
    colorTextSecondary: '#52605c',
    colorTextTertiary: '#616e6a',
    colorTextPlaceholder: '#6a7773',
    colorTextDescription: '#52605c',
    colorBorder: '#bfc9c5',
    colorBorderSecondary: '#e3e8e5',
    colorBgLayout: '#f4f6f4',
    borderRadius: 6,
    borderRadiusLG: 8,
    fontFamily: FONT_STACK,
    fontSize: 14,
    lineHeight: 1.57,
    controlHeight: 34,
    controlHeightSM: 28,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    boxShadowTertiary: 'none',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 },
    Drawer: { paddingLG: 20 },
    Table: { headerBg: '#f7f9f8', headerColor: '#52605c', headerSplitColor: 'transparent', rowHoverBg: '#f4f8f6' },
    Input: { activeShadow: '0 0 0 2px rgba(11,110,95,.16)' },
    Tabs: { titleFontSize: 14 },
  },
};
