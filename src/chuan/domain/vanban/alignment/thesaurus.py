"""Words of the administrative register that say the same thing, and words that say little.

Each line of a table is one notion: its phrases parted by bars, folded, without figures. The tables
know the register of plans in general and the work on standards, measurement and quality a little
better; a phrase that stands in none of them is compared as it is printed.
"""

ACTIONS: tuple[tuple[str, str], ...] = (
    (
        "spread",
        (
            "tuyên truyền|truyền thanh|loa|loa phát thanh|hệ thống truyền thanh cơ sở|phổ biến"
            "|quán triệt|truyền thông|học tập|nâng cao nhận thức|thông tin rộng rãi"
            "|giáo dục pháp luật|loa truyền thanh|phát thanh|cổ động"
            "|sinh hoạt chuyên đề|tờ rơi|đưa tin|niêm yết thông báo|vận động|phổ cập"
        ),
    ),
    (
        "train",
        (
            "đào tạo|bồi dưỡng|tập huấn|huấn luyện|nâng cao trình độ"
            "|nâng cao năng lực cho đội ngũ|lớp học|mở lớp|cử đi học|cập nhật kiến thức"
            "|trang bị kiến thức|nâng cao nghiệp vụ|khóa học"
        ),
    ),
    (
        "legislate",
        (
            "văn bản quy phạm pháp luật|vbqppl|quy định pháp luật|các quy định pháp luật"
            "|hoàn thiện các quy định|sửa đổi|hoàn thiện văn bản|hoàn thiện chính sách"
            "|hoàn thiện hệ thống văn bản|cơ chế chính sách|chính sách pháp luật|bãi bỏ văn bản"
            "|văn bản quản lý|quy chế|hệ thống văn bản"
        ),
    ),
    (
        "survey",
        (
            "rà soát|khảo sát|điều tra|thống kê|lập danh sách|kê khai|thu thập thông tin"
            "|lập danh mục"
        ),
    ),
    (
        "inspect",
        (
            "kiểm tra|thanh tra|hậu kiểm|giám sát|kiểm soát|lấy mẫu|đoàn liên ngành|đoàn kiểm tra"
            "|tuần tra|phúc tra"
        ),
    ),
    (
        "punish",
        (
            "xử lý vi phạm|xử phạt|xử lý nghiêm|xử lý các hành vi|đấu tranh|ngăn chặn|triệt phá"
            "|chấn chỉnh"
        ),
    ),
    (
        "verify",
        "kiểm định|hiệu chuẩn|thử nghiệm|giám định|đo kiểm|đối chứng",
    ),
    (
        "system",
        (
            "cơ sở dữ liệu|csdl|phần mềm|hệ thống thông tin|nền tảng số|số hóa|cập nhật dữ liệu"
            "|kết nối dữ liệu|chuyển đổi số|ứng dụng công nghệ thông tin|ứng dụng cntt"
            "|cổng dữ liệu"
        ),
    ),
    (
        "support",
        "hỗ trợ|tư vấn|giúp đỡ|tháo gỡ|đồng hành|tạo điều kiện|hướng dẫn áp dụng|trợ giúp",
    ),
    (
        "fund",
        (
            "kinh phí|ngân sách|dự toán|nguồn vốn|nguồn kinh phí|bố trí vốn|phân bổ vốn|giải ngân"
            "|chi thường xuyên|tài trợ|xã hội hóa"
        ),
    ),
    (
        "equip",
        (
            "trang thiết bị|đầu tư cơ sở vật chất|mua sắm|nâng cấp|trang bị|lắp đặt"
            "|hạ tầng kỹ thuật|cơ sở vật chất|đầu tư xây dựng|tu sửa|cải tạo"
        ),
    ),
    (
        "report",
        "báo cáo|tổng hợp kết quả|gửi kết quả|sơ kết|tổng kết|số liệu báo cáo",
    ),
    (
        "reward",
        "khen thưởng|tôn vinh|biểu dương|tuyên dương|giải thưởng|thi đua",
    ),
    (
        "shield",
        (
            "người tố giác|bảo vệ người|tin báo|đường dây nóng|tố giác|tiếp nhận phản ánh"
            "|phản ánh kiến nghị"
        ),
    ),
    (
        "world",
        (
            "hội nhập quốc tế|hợp tác quốc tế|điều ước|thỏa thuận quốc tế|hợp tác"
            "|trao đổi kinh nghiệm|học tập kinh nghiệm|liên kết vùng"
        ),
    ),
    (
        "talk",
        "diễn đàn|đối thoại|gặp mặt|lắng nghe|tọa đàm|tiếp xúc",
    ),
    (
        "staff",
        (
            "kiện toàn|củng cố tổ chức|sắp xếp tổ chức|bố trí cán bộ|phân công cán bộ|biên chế"
            "|bộ máy"
        ),
    ),
    (
        "plan",
        "xây dựng kế hoạch|ban hành kế hoạch|xây dựng chương trình|cụ thể hóa|lập kế hoạch",
    ),
    (
        "trace",
        (
            "truy xuất nguồn gốc|txng|mã số mã vạch|msmv|mã vạch|mã qr|tem truy xuất"
            "|mã số vùng trồng"
        ),
    ),
    (
        "research",
        ("nghiên cứu khoa học|đề tài|đổi mới sáng tạo|chuyển giao công nghệ|nghiên cứu ứng dụng"),
    ),
    (
        "declare",
        (
            "công bố|công bố hợp quy|công bố hợp chuẩn|hợp quy|hợp chuẩn|đăng ký|kê khai"
            "|chứng nhận|công nhận|cấp phép|cấp giấy"
        ),
    ),
    (
        "oversee",
        "theo dõi|đôn đốc|chỉ đạo sát sao|nắm tình hình",
    ),
    (
        "clean",
        "thu gom|xử lý rác|vệ sinh môi trường|tiêu hủy|dọn dẹp|khử khuẩn|phun",
    ),
    (
        "plant",
        "trồng|gieo|chăn nuôi|nuôi trồng|canh tác|tiêm phòng|tiêm chủng",
    ),
    (
        "serve",
        (
            "giải quyết thủ tục|tiếp nhận hồ sơ|trả kết quả|dịch vụ công|thủ tục hành chính|tthc"
            "|một cửa"
        ),
    ),
    (
        "build",
        "thành lập|xây dựng mô hình|xây mới|hình thành|khởi công",
    ),
)
"""What is done: a class and its phrases."""

OBJECTS: tuple[str, ...] = (
    ("phương tiện đo|cân|dụng cụ đo|thiết bị đo|cân đồng hồ|cân điện tử|cân thông dụng|cân đo"),
    "chợ|chợ truyền thống|chợ dân sinh|chợ trung tâm|ban quản lý chợ",
    ("sản phẩm ocop|ocop|sản phẩm đặc thù|sản phẩm chủ lực|sản phẩm đặc sản|nông sản chủ lực"),
    "hàng đóng gói sẵn|hàng hóa đóng gói sẵn|hàng bao gói sẵn",
    "xăng dầu|cột đo xăng|cây xăng|cửa hàng xăng|bán lẻ xăng|cột bơm",
    "vàng|trang sức|vàng trang sức|mỹ nghệ",
    (
        "an toàn thực phẩm|vệ sinh thực phẩm|an toàn vệ sinh thực phẩm|attp"
        "|vệ sinh an toàn thực phẩm"
    ),
    "đồ chơi|đồ chơi trẻ em",
    "mũ bảo hiểm|mũ xe máy",
    "thiết bị điện|đồ điện|hàng điện tử|thiết bị điện tử|điện gia dụng",
    "phân bón|thuốc bảo vệ thực vật|vật tư nông nghiệp|thức ăn chăn nuôi",
    (
        "thương mại điện tử|trực tuyến|mạng xã hội|sàn giao dịch|bán hàng qua mạng|trên mạng"
        "|livestream"
    ),
    "nhãn hàng hóa|ghi nhãn|nhãn mác|nhãn sản phẩm",
    "hàng giả|hàng kém chất lượng|hàng nhái|gian lận thương mại|hàng lậu|buôn lậu",
    "chuỗi sản phẩm|chuỗi giá trị|chuỗi cung ứng",
    "năng suất|cải tiến năng suất|công cụ cải tiến|5s|kaizen",
    "hệ thống quản lý chất lượng|iso|hệ thống quản lý|tcvn iso",
    "quy chuẩn kỹ thuật|quy chuẩn|qcvn|quy chuẩn địa phương|qcđp",
    "tiêu chuẩn cơ sở|tccs|tiêu chuẩn áp dụng|công bố tiêu chuẩn",
    "tiêu chuẩn quốc gia|tcvn",
    "tiêu chuẩn quốc tế|hài hòa|tiêu chuẩn khu vực|tiêu chuẩn nước ngoài",
    "chuẩn đo lường|chuẩn chính|hệ thống đo lường",
    "đánh giá sự phù hợp|hợp chuẩn|hợp quy|công bố hợp quy",
    "cảnh báo|tbt|rào cản kỹ thuật|rào cản thương mại",
    "chuyên gia|chuyên gia đầu ngành|chuyên gia tư vấn|kiểm soát viên",
    "trường học|nhà trường|học sinh|học đường|cơ sở giáo dục|sinh viên",
    "cổng thông tin điện tử|trang thông tin điện tử|website|trang web|cổng thông tin",
    "quốc phòng|an ninh|quốc phòng an ninh",
    "khoa học và công nghệ|khoa học công nghệ|kh&cn|khcn",
    "môi trường|rác thải|chất thải|ô nhiễm",
    "trạm cân|cân ô tô|cân tải trọng|điểm cân đối chứng|cân đối chứng",
    "đồng hồ nước|đồng hồ đo nước|nước sạch|nước sinh hoạt",
    "công tơ điện|công tơ|đồng hồ điện",
    "y tế|phương tiện đo y tế|huyết áp|bệnh viện|trạm y tế|khám chữa bệnh|cơ sở y tế",
    "thuốc chữa bệnh|dược phẩm|thuốc tân dược|nhà thuốc|mỹ phẩm|quầy thuốc",
    "du lịch|khách sạn|lưu trú|điểm du lịch",
    "xuất khẩu|nhập khẩu|xuất nhập khẩu",
    "giống|cây trồng|vật nuôi|vùng trồng|vùng nguyên liệu",
    "trẻ em|thiếu nhi|người cao tuổi|phụ nữ",
    "phòng cháy|chữa cháy|pccc|cháy nổ",
    "chữ ký số|chữ ký điện tử|hồ sơ điện tử|văn bản điện tử",
    "gas|khí hóa lỏng|lpg|khí đốt",
    "mô hình điểm|mô hình|cách làm hay|điển hình tiên tiến|cách làm hiệu quả",
    "đơn giản hóa|chuẩn hóa quy trình|quy trình nghiệp vụ|cắt giảm thủ tục",
    "khó khăn|vướng mắc|khó khăn vướng mắc|bất cập",
)
"""What it is done to: each line is one notion."""

AUDIENCE: tuple[str, ...] = (
    (
        "hộ kinh doanh|tiểu thương|hộ bán hàng|người kinh doanh|người bán hàng|hộ buôn bán"
        "|tiểu thương chợ"
    ),
    "hợp tác xã|htx|tổ hợp tác",
    "người tiêu dùng|khách hàng|người mua",
    "báo cáo viên|tuyên truyền viên|cộng tác viên",
    (
        "doanh nghiệp|công ty|cơ sở sản xuất kinh doanh|đơn vị sản xuất|cơ sở sản xuất"
        "|cơ sở kinh doanh|tổ chức kinh doanh|nhà sản xuất|sxkd"
    ),
    (
        "cán bộ công chức|cán bộ|công chức|viên chức|cán bộ công chức viên chức"
        "|đội ngũ cán bộ|cbcc|đội ngũ|lãnh đạo|người đứng đầu|cán bộ lãnh đạo|cán bộ quản lý"
        "|người lao động|nhân lực|nguồn nhân lực"
    ),
    "người dân|nhân dân|bà con|quần chúng|hộ dân|hộ gia đình",
    "đảng viên|cấp ủy|chi bộ|tổ chức đảng|đảng bộ|đảng ủy|tỉnh ủy|thành ủy|ban thường vụ",
    "mặt trận tổ quốc|mttq|đoàn thể|tổ chức chính trị xã hội|hội viên|đoàn viên",
)
"""Whom a work is for or with; many clauses name the same ones, so they tell less than things do."""

COMMON: tuple[str, ...] = (
    (
        "tiêu chuẩn đo lường chất lượng|tiêu chuẩn|đo lường|chất lượng|tcđlcl|tđc"
        "|tiêu chuẩn đo lường và chất lượng|tiêu chuẩn đo lường|đo lường chất lượng"
    ),
    "quản lý nhà nước|qlnn|quản lý|công tác quản lý",
    "sản phẩm hàng hóa|sản phẩm|hàng hóa|hàng",
    (
        "pháp luật|chấp hành|chấp hành pháp luật|tuân thủ|quy định của pháp luật|quy định"
        "|văn bản pháp luật|chủ trương|đường lối"
    ),
    "tổ chức|cá nhân|tổ chức cá nhân|cơ quan|đơn vị|ngành|lĩnh vực|địa phương|các cấp",
    (
        "kế hoạch|chương trình|đề án|chỉ thị|nghị quyết|nhiệm vụ|giải pháp|nội dung|hoạt động"
        "|công tác"
    ),
    "kinh tế xã hội|phát triển kinh tế|phát triển|kinh tế",
    (
        "hiệu lực|hiệu quả|trách nhiệm|vai trò|vị trí|tầm quan trọng|ý nghĩa|yêu cầu|nhu cầu"
        "|mục tiêu"
    ),
    (
        "xây dựng|soạn thảo|dự thảo|biên soạn|ban hành|áp dụng|sử dụng|vận hành|duy trì"
        "|tiếp nhận|nghiên cứu|đề xuất|kiến nghị|tham mưu|phối hợp|chủ trì|tham gia|hướng dẫn"
        "|bố trí|đầu tư|hoàn thiện|bổ sung|xử lý|nâng cao|cung cấp|kết nối|thu hút|tăng"
    ),
    (
        "hội nghị|hội thảo|kiến thức|tham dự|lớp|các lớp|nghiệp vụ|chuyên môn"
        "|chuyên môn nghiệp vụ|hình thức|tài liệu"
        "|danh sách|kết quả|thông tin|số liệu|phương án"
    ),
)
"""Notions that nearly every clause of such plans holds; they tell little."""

STOPS = (
    "căn cứ|chức năng|theo chức năng|sâu sắc|trực thuộc|được giao|trên cơ sở|thẩm quyền"
    "|kiên quyết|dứt điểm|triệt để|tuyệt đối|nghiêm|nghiêm khắc|làm tốt|thực sự|từng bước|bước đầu"
    "|trước mắt|khả năng|tùy|cân nhắc|nêu cao|phát huy|nâng|chỉ đạo|lãnh đạo chỉ đạo|làm|người|"
    "tăng cường|đẩy mạnh|tiếp tục|chủ động|tích cực|thường xuyên|kịp thời|đồng bộ"
    "|hiệu quả|có hiệu quả|nghiêm túc|quyết liệt|khẩn trương|sâu rộng|rộng rãi|toàn diện"
    "|thiết thực|chú trọng|quan tâm|tập trung|trọng tâm|trọng điểm|đổi mới|đa dạng hóa"
    "|đa dạng|phong phú|theo quy định|quy định hiện hành|trên địa bàn|trong phạm vi"
    "|phù hợp|tình hình thực tế|thực tiễn|thực tế|triển khai|thực hiện|tổ chức thực hiện"
    "|tổ chức triển khai|triển khai thực hiện|đảm bảo|bảo đảm|đáp ứng|góp phần|phục vụ"
    "|nhằm|để|đối với|liên quan|có liên quan|trong đó|nhất là|đặc biệt|các|những|một số"
    "|một|và|hoặc|của|cho|về|với|cùng|trong|ngoài|trên|dưới|tại|từ|đến|tới|theo|là|có"
    "|được|bị|do|bởi|vì|này|đó|khi|nếu|thì|mà|như|đã|đang|sẽ|phải|cần|không|chưa|cũng|còn"
    "|lại|ra|vào|lên|đi|sau|trước|giữa|qua|bằng|nhiều|từng|mỗi|mọi|tất cả|toàn bộ|toàn"
    "|hằng|hàng năm|hằng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|định kỳ|đột xuất|năm"
    "|quý|tháng|ngày|lần|ít nhất|tối thiểu|trở lên|phấn đấu|đạt|tỷ lệ|tỉ lệ|số|xã|phường"
    "|tỉnh|thành phố|huyện|đặc khu|thị trấn|cấp|ubnd|ủy ban nhân dân|hđnd|quốc gia"
    "|nhà nước|việt nam|khuyến khích|xem xét|hoàn thành|bắt buộc|có thể|điều kiện|việc|bộ"
    "|sở|phòng|ban|chính quyền|giai đoạn|tiếp theo|quý i|quý ii|quý iii|quý iv|i|ii|iii"
    "|iv|trung ương|chậm nhất|muộn nhất|giao|đề nghị|yêu cầu các|thuộc|nhân rộng|mở rộng"
    "|tốt|đầy đủ|đúng|cao|lớn|khác|hợp pháp|cụ thể|rõ|khoa|hơn|dẫn|gắn|gắn với|cuộc|cái"
    "|con|bộ phận|toàn thể|cơ sở|chính|thi"
)
"""Phrases that carry no duty of their own."""

NEAR_DEEDS: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        "spread train support talk",
        "survey inspect report oversee",
        "survey legislate",
        "survey declare",
        "survey system",
        "inspect punish oversee",
        "fund equip",
        "equip build",
        "support trace",
        "support declare",
        "support fund",
        "verify inspect",
        "system serve trace",
        "reward spread",
        "report oversee",
        "plan legislate",
        "clean punish support spread",
        "plant support declare verify",
        "staff build train",
        "shield punish serve",
        "world train talk research",
    )
)
"""Deeds that one plan may call by one name and another plan by another."""

OPPOSITES: tuple[tuple[str, str], ...] = (
    (
        r"duy trì|giữ nguyên|tiếp tục duy trì|giữ ổn định",
        r"giải thể|sáp nhập|bãi bỏ|xóa bỏ|chấm dứt",
    ),
    (r"thành lập|thành lập mới|xây mới", r"giải thể|không thành lập|dừng thành lập"),
    (r"công khai", r"không công khai|lưu hành nội bộ|chỉ thông báo nội bộ"),
    (r"miễn phí|không thu (?:phí|tiền)|không thu bất kỳ", r"thu phí|có thu|thu tiền|thu lệ phí"),
    (r"bắt buộc", r"tự nguyện|không bắt buộc"),
    (
        r"thanh tra, kiểm tra đột xuất|kiểm tra đột xuất|không báo trước",
        r"thông báo trước|báo trước",
    ),
    (r"giảm|cắt giảm|tinh giản", r"tăng thêm|bổ sung thêm|tăng số lượng"),
    (r"tập trung một đầu mối|một đầu mối", r"phân tán|nhiều đầu mối"),
    (r"phân cấp|giao cho cấp xã", r"thu hồi thẩm quyền|không phân cấp"),
    (
        r"không sử dụng ngân sách(?: nhà nước)?|không dùng ngân sách(?: nhà nước)?",
        r"(?<!không )(?:sử dụng|dùng) ngân sách|do ngân sách (?:nhà nước |xã |tỉnh )?bảo đảm",
    ),
    (
        r"nghiêm cấm|(?<!chất )(?<!hàng )(?<!mục )cấm|không cho phép|chấm dứt|dừng|không được",
        r"(?<!không )cho phép|tiếp tục cho|duy trì",
    ),
    (r"trực tiếp tại cơ sở|tại hiện trường", r"chỉ kiểm tra (?:qua )?hồ sơ|không kiểm tra tại"),
)
"""What cannot both be done to one thing (patterns over folded text)."""
