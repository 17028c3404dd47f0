/** Words of the trade that mean the same, a line each: whoever asks for one is shown the others too, after what was asked for. */
export const TRADE_TERMS = `
数控 | CNC | numerical control | numerically controlled
加工中心 | machining center
五轴 | 5-axis | five-axis
三轴 | 3-axis | three-axis
四轴 | 4-axis | four-axis
六轴 | 6-axis | six-axis
联动 | simultaneous
机床 | machine tool
母机 | 工业母机 | mother machine
主轴 | spindle
电主轴 | motorized spindle | electric spindle | electrospindle
滚珠丝杠 | 丝杠 | ball screw | ballscrew
直线导轨 | 导轨 | linear guide | guideway
刀具 | cutting tool | cutter
刀柄 | tool holder | toolholder
刀库 | tool magazine
换刀 | tool change | toolchange
铣床 | 铣削 | milling machine | milling
车床 | 车削 | lathe | turning
磨床 | 磨削 | grinding machine | grinder | grinding
镗床 | 镗削 | boring machine | boring
钻床 | 钻削 | drilling machine | drilling
龙门 | gantry
卧式 | horizontal
立式 | vertical
齿轮 | gear
齿轮加工 | gear cutting | hobbing
轴承 | bearing
伺服 | servo
伺服电机 | servo motor | servomotor
编码器 | encoder
光栅尺 | linear encoder | linear scale
数控系统 | CNC system | numerical control system | CNC controller
控制器 | controller
机器人 | robot
自动化 | automation
智能制造 | smart manufacturing | intelligent manufacturing
数字化 | digitalization | digitization
工业互联网 | industrial internet
物联网 | internet of things | IoT
人工智能 | artificial intelligence | AI
数字孪生 | digital twin
柔性制造 | flexible manufacturing | FMS
增材制造 | 3D打印 | additive manufacturing | 3D printing
激光 | laser
激光切割 | laser cutting
电火花 | electrical discharge machining | EDM
线切割 | wire cutting | wire EDM
锻压 | forging and pressing | metal forming
冲压 | stamping
铸造 | 铸件 | casting
床身 | machine bed
热误差 | thermal error
热变形 | thermal deformation
精度 | precision | accuracy
定位精度 | positioning accuracy
重复定位精度 | repeatability
可靠性 | reliability
平均无故障时间 | MTBF | mean time between failures
刚性 | 刚度 | rigidity | stiffness
振动 | vibration
表面粗糙度 | surface roughness
公差 | tolerance
微米 | μm | micron | micrometer
转速 | rotational speed
功率 | power
扭矩 | torque
标准 | standard
国产化 | localization
国产替代 | domestic replacement | domestic substitution | import substitution
卡脖子 | bottleneck
核心技术 | core technology
关键零部件 | 关键部件 | key component
供应链 | supply chain
产业链 | industrial chain
高质量发展 | high-quality development
专精特新 | specialized and sophisticated
小巨人 | little giant
研发 | research and development | R&D
创新 | innovation
专利 | patent
知识产权 | intellectual property
出口 | export
进口 | import
关税 | tariff
一带一路 | belt and road
协会 | association
上市 | listed
重组 | restructuring | reorganization
合资 | joint venture
首席执行官 | CEO | chief executive | chief executive officer
首席技术官 | CTO | chief technology officer
董事长 | chairman | chairwoman | chairperson
总经理 | general manager
总工程师 | chief engineer
工程师 | engineer
工匠 | craftsman
培训 | training
展会 | 展览会 | exhibition | trade fair
中国机床工具工业协会 | 机床协会 | CMTBA
航空航天 | aerospace
汽车 | automobile | automotive
新能源汽车 | 电动汽车 | new energy vehicle | electric vehicle | NEV | EV
模具 | mold
医疗器械 | medical device
半导体 | semiconductor
齿轮箱 | gearbox | gear box
工件 | workpiece | work piece
夹具 | fixture
冷却液 | 切削液 | coolant | cutting fluid
润滑 | lubrication
维修 | 维护 | maintenance
售后服务 | after-sales service
绿色制造 | green manufacturing
碳达峰 | carbon peak
碳中和 | carbon neutrality
`;
