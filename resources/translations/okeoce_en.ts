<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="id_ID">
<context>
    <name>AccountForm</name>
    <message>
        <source>Buat akun</source>
        <translation>Create account</translation>
    </message>
    <message>
        <source>Membuat akun…</source>
        <translation>Creating the account…</translation>
    </message>
    <message>
        <source>Nama pengguna ini sudah dipakai.</source>
        <translation>This user name is taken.</translation>
    </message>
</context>
<context>
    <name>AccountStep</name>
    <message>
        <source>(8 huruf atau lebih)</source>
        <translation>(8 characters or more)</translation>
    </message>
    <message>
        <source>Kata sandi</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Nama lengkap</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Nama pengguna</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>Nama pengguna tanpa spasi.</source>
        <translation>User name without spaces.</translation>
    </message>
    <message>
        <source>Peran</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Pilih peran dari daftar.</source>
        <translation>Choose a role from the list.</translation>
    </message>
    <message>
        <source>Setiap perubahan dicatat atas nama ini.</source>
        <translation>Every change is recorded under this name.</translation>
    </message>
    <message>
        <source>Siapa yang bekerja di sini?</source>
        <translation>Who works here?</translation>
    </message>
    <message>
        <source>Tulis nama lengkap.</source>
        <translation>Write the full name.</translation>
    </message>
    <message>
        <source>Tulis nama pengguna.</source>
        <translation>Write the user name.</translation>
    </message>
    <message>
        <source>Ulangi kata sandi</source>
        <translation>Repeat the password</translation>
    </message>
    <message>
        <source>Ulangi sandi</source>
        <translation>Repeat password</translation>
    </message>
    <message>
        <source>contoh dewi</source>
        <translation>such as dewi</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>catat keluar</source>
        <translation>check-out</translation>
    </message>
    <message>
        <source>catat masuk</source>
        <translation>check-in</translation>
    </message>
    <message>
        <source>pendaftaran</source>
        <translation>registration</translation>
    </message>
    <message>
        <source>penghapusan</source>
        <translation>deletion</translation>
    </message>
    <message>
        <source>penolakan</source>
        <translation>refusal</translation>
    </message>
    <message>
        <source>perubahan data</source>
        <translation>change of data</translation>
    </message>
    <message>
        <source>pindah tempat</source>
        <translation>change of place</translation>
    </message>
    <message>
        <source>tamu masuk</source>
        <translation>guest check-in</translation>
    </message>
</context>
<context>
    <name>BirthDateInput</name>
    <message>
        <source>umur {age}</source>
        <translation>age {age}</translation>
    </message>
</context>
<context>
    <name>CapacityCard</name>
    <message>
        <source>Belum ada meja atau ruang di pos ini</source>
        <translation>No desks or rooms at this post yet</translation>
    </message>
    <message>
        <source>Impor daftar tempat, atau tunggu dari pusat. Kunjungan tetap bisa dicatat.</source>
        <translation>Import the list of places, or wait for head office. Visits can still be recorded.</translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>Nilai yang tidak dipakai tetap tersimpan.</source>
        <translation>The value not in use is kept.</translation>
    </message>
    <message>
        <source>Perbaiki</source>
        <translation>Fix</translation>
    </message>
    <message>
        <source>Perbaiki {name}</source>
        <translation>Fix {name}</translation>
    </message>
    <message>
        <source>Perlu dicek</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>Pos lain</source>
        <translation>Another post</translation>
    </message>
    <message>
        <source>Tidak ada yang perlu dicek</source>
        <translation>Nothing to check</translation>
    </message>
    <message>
        <source>dipakai sekarang</source>
        <translation>in use now</translation>
    </message>
    <message>
        <source>{count}, tidak menahan yang lain</source>
        <translation>{count}, holding up nothing else</translation>
    </message>
    <message>
        <source>{field} diubah di dua tempat</source>
        <translation>{field} changed in two places</translation>
    </message>
</context>
<context>
    <name>Codes</name>
    <message>
        <source>Acara</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Aktif</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Dagang</source>
        <translation>Trade</translation>
    </message>
    <message>
        <source>Daring</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Datang langsung</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>Digital</source>
        <translation>Digital</translation>
    </message>
    <message>
        <source>Draf</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Fesyen</source>
        <translation>Fashion</translation>
    </message>
    <message>
        <source>Impor</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Jasa</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Kriya</source>
        <translation>Crafts</translation>
    </message>
    <message>
        <source>Kuliner</source>
        <translation>Food</translation>
    </message>
    <message>
        <source>Lainnya</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Laki-laki</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>Naik kelas</source>
        <translation>Growing business</translation>
    </message>
    <message>
        <source>Nonaktif</source>
        <translation>Inactive</translation>
    </message>
    <message>
        <source>Pencari kerja</source>
        <translation>Job seeker</translation>
    </message>
    <message>
        <source>Perempuan</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>Pertanian kota</source>
        <translation>Urban farming</translation>
    </message>
    <message>
        <source>Pindah</source>
        <translation>Moved away</translation>
    </message>
    <message>
        <source>Wirausaha pemula</source>
        <translation>New entrepreneur</translation>
    </message>
    <message>
        <source>diteruskan ke mitra</source>
        <translation>passing data to partners</translation>
    </message>
    <message>
        <source>kabar lewat WhatsApp</source>
        <translation>news by WhatsApp</translation>
    </message>
    <message>
        <source>pelayanan</source>
        <translation>the service</translation>
    </message>
    <message>
        <source>pemakaian foto</source>
        <translation>use of photos</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Ada baris yang rusak. Pulihkan dari cadangan, lalu okeoce sync.</source>
        <translation>Some rows are damaged. Restore a backup, then run okeoce sync.</translation>
    </message>
    <message>
        <source>Ada huruf yang rusak penyandiannya. Simpan sebagai UTF-8.</source>
        <translation>Some characters are badly encoded. Save the file as UTF-8.</translation>
    </message>
    <message>
        <source>Ada isi yang bukan teks, angka, atau ya/tidak.</source>
        <translation>Some value is not text, a number, or yes/no.</translation>
    </message>
    <message>
        <source>Ada isi yang terlalu panjang untuk XLSX. Pakai CSV.</source>
        <translation>Some value is too long for XLSX. Use CSV.</translation>
    </message>
    <message>
        <source>Antrean kirim tidak cocok. Buat cadangan, lalu hubungi pusat.</source>
        <translation>The outgoing queue does not match. Make a backup, then call head office.</translation>
    </message>
    <message>
        <source>Baris ini bukan JSON yang sah.</source>
        <translation>This line is not valid JSON.</translation>
    </message>
    <message>
        <source>Baris ini bukan objek JSON.</source>
        <translation>This line is not a JSON object.</translation>
    </message>
    <message>
        <source>Baris ini punya lebih banyak isian daripada judulnya.</source>
        <translation>This row has more fields than the heading.</translation>
    </message>
    <message>
        <source>Baris ini sudah dihapus di sini.</source>
        <translation>This row was deleted here.</translation>
    </message>
    <message>
        <source>Baris ini terlalu panjang.</source>
        <translation>This row is too long.</translation>
    </message>
    <message>
        <source>Baris yang ditolak beserta alasannya: {rejects_file}</source>
        <translation>Rejected rows with their reasons: {rejects_file}</translation>
    </message>
    <message>
        <source>Berkas cadangan ini rusak. Pakai cadangan lain.</source>
        <translation>This backup is damaged. Use another one.</translation>
    </message>
    <message>
        <source>Berkas data rusak. Pulihkan dari cadangan: okeoce restore BERKAS.</source>
        <translation>The data file is damaged. Restore a backup: okeoce restore FILE.</translation>
    </message>
    <message>
        <source>Berkas harus berakhiran .csv, .xlsx, atau .jsonl.</source>
        <translation>The file name must end in .csv, .xlsx, or .jsonl.</translation>
    </message>
    <message>
        <source>Berkas ini bukan cadangan OK OCE.</source>
        <translation>This file is no OK OCE backup.</translation>
    </message>
    <message>
        <source>Berkas ini bukan tabel XLSX yang bisa dibaca.</source>
        <translation>This file is not a readable XLSX table.</translation>
    </message>
    <message>
        <source>Berkas ini kosong.</source>
        <translation>This file is empty.</translation>
    </message>
    <message>
        <source>Berkas ini tidak ada atau tidak boleh dibaca.</source>
        <translation>This file does not exist or may not be read.</translation>
    </message>
    <message>
        <source>Cadangan ini dari versi aplikasi lain. Perbarui aplikasinya.</source>
        <translation>This backup is of another version of the app. Update the app.</translation>
    </message>
    <message>
        <source>Cadangan terenkripsi ditulis ke {file}.</source>
        <translation>Encrypted backup written to {file}.</translation>
    </message>
    <message>
        <source>Cadangan tidak boleh ditaruh di folder data aplikasi. Pilih tempat lain.</source>
        <translation>A backup must not be put into the app&apos;s data folder. Choose another place.</translation>
    </message>
    <message>
        <source>Data pos {post} dipulihkan dari cadangan {created_at}.</source>
        <translation>Data of post {post} restored from the backup of {created_at}.</translation>
    </message>
    <message>
        <source>Data sebelumnya disimpan di {kept}.</source>
        <translation>The data before is kept in {kept}.</translation>
    </message>
    <message>
        <source>Dibaca {read}: baru {created}, diubah {updated}, tetap {unchanged}, ditolak {rejected}. Peringatan: {warnings}.</source>
        <translation>Read {read}: new {created}, changed {updated}, unchanged {unchanged}, rejected {rejected}. Warnings: {warnings}.</translation>
    </message>
    <message>
        <source>Dikirim {pushed}, diterima {pulled}, perlu dicek {parked}, beda isi {conflicts}.</source>
        <translation>Sent {pushed}, received {pulled}, to check {parked}, two values {conflicts}.</translation>
    </message>
    <message>
        <source>Frasa sandi paling sedikit {least} huruf.</source>
        <translation>A passphrase has at least {least} characters.</translation>
    </message>
    <message>
        <source>Frasa sandi: </source>
        <translation>Passphrase: </translation>
    </message>
    <message>
        <source>Isi berkas XLSX ini terlalu besar. Pakai CSV.</source>
        <translation>This XLSX file holds too much. Use CSV.</translation>
    </message>
    <message>
        <source>Isi sama dengan pusat.</source>
        <translation>Same content as head office.</translation>
    </message>
    <message>
        <source>Isi: {counts}</source>
        <translation>Content: {counts}</translation>
    </message>
    <message>
        <source>Jejak audit terputus. Laporkan ke petugas pelindungan data.</source>
        <translation>The audit trail is broken. Report it to the data protection officer.</translation>
    </message>
    <message>
        <source>Jenis data {kind} tidak dikenal. Pilihannya: {known}.</source>
        <translation>Unknown kind of data {kind}. Choose from: {known}.</translation>
    </message>
    <message>
        <source>Kolom wajib tidak ada: {columns}.</source>
        <translation>Required columns are missing: {columns}.</translation>
    </message>
    <message>
        <source>Kolom yang tidak dipakai: {columns}.</source>
        <translation>Columns not used: {columns}.</translation>
    </message>
    <message>
        <source>Kuncinya ada di gantungan kunci komputer ini; hanya terbuka di sini.</source>
        <translation>Its key is in the keyring of this computer; it opens only here.</translation>
    </message>
    <message>
        <source>Kurang: {words}.</source>
        <translation>Missing: {words}.</translation>
    </message>
    <message>
        <source>Menunggu dikirim: {pending}. Perlu dicek: {parked}. Beda isi: {conflicts}.</source>
        <translation>Waiting to be sent: {pending}. To check: {parked}. Two values: {conflicts}.</translation>
    </message>
    <message>
        <source>Penyandian huruf berkas ini tidak dikenal. Pakai UTF-8.</source>
        <translation>The encoding of this file is unknown. Use UTF-8.</translation>
    </message>
    <message>
        <source>Pos {post} {name} siap di {data_dir}.</source>
        <translation>Post {post} {name} is ready in {data_dir}.</translation>
    </message>
    <message>
        <source>Pos {post}, komputer {device}</source>
        <translation>Post {post}, computer {device}</translation>
    </message>
    <message>
        <source>Ruang simpan hampir habis. Kosongkan sebelum lanjut bekerja.</source>
        <translation>The disk is almost full. Free some space before you go on.</translation>
    </message>
    <message>
        <source>Semua pemeriksaan baik.</source>
        <translation>All checks are fine.</translation>
    </message>
    <message>
        <source>Sidik data tidak cocok. Jalankan okeoce sync, lalu periksa lagi.</source>
        <translation>The fingerprint does not match. Run okeoce sync, then check again.</translation>
    </message>
    <message>
        <source>Sidik data: {fingerprint}</source>
        <translation>Fingerprint: {fingerprint}</translation>
    </message>
    <message>
        <source>Susunan tabel tidak semestinya. Pulihkan dari cadangan.</source>
        <translation>The tables are not as they should be. Restore a backup.</translation>
    </message>
    <message>
        <source>Tanda kutip di baris ini tidak berpasangan.</source>
        <translation>A quotation mark in this row has no partner.</translation>
    </message>
    <message>
        <source>Terakhir sinkron: {last_sync}</source>
        <translation>Last sync: {last_sync}</translation>
    </message>
    <message>
        <source>Terdaftar di pusat sebagai {device}, pos {post}.</source>
        <translation>Enrolled at head office as {device}, post {post}.</translation>
    </message>
    <message>
        <source>Terlalu banyak baris untuk XLSX. Pakai CSV.</source>
        <translation>Too many rows for XLSX. Use CSV.</translation>
    </message>
    <message>
        <source>Tidak dikenal: {words}.</source>
        <translation>Unknown: {words}.</translation>
    </message>
    <message>
        <source>belum pernah</source>
        <translation>never</translation>
    </message>
    <message>
        <source>{file} tidak bisa ditulis. Pilih tempat lain.</source>
        <translation>{file} cannot be written. Choose another place.</translation>
    </message>
    <message>
        <source>{rows} baris ditulis ke {file}.</source>
        <translation>Rows written to {file}: {rows}.</translation>
    </message>
</context>
<context>
    <name>Context</name>
    <message>
        <source>Diurungkan: {what}</source>
        <translation>Undone: {what}</translation>
    </message>
    <message>
        <source>Sebagian tidak diurungkan: sudah diubah lagi.</source>
        <translation>Partly not undone: changed again since.</translation>
    </message>
    <message>
        <source>Tidak ada yang bisa diurungkan.</source>
        <translation>Nothing to undo.</translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>CountTable</name>
    <message>
        <source>Di sini</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>Jenis</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Pusat</source>
        <translation>Head office</translation>
    </message>
</context>
<context>
    <name>DateInput</name>
    <message>
        <source>hari-bulan-tahun</source>
        <translation>day-month-year</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Ada di sini</source>
        <translation>Here now</translation>
    </message>
    <message>
        <source>Alat</source>
        <translation>Equipment</translation>
    </message>
    <message>
        <source>Antre kelas</source>
        <translation>Waits for a class</translation>
    </message>
    <message>
        <source>Antre konsultasi</source>
        <translation>Waits for advice</translation>
    </message>
    <message>
        <source>Antre layanan</source>
        <translation>Waits for service</translation>
    </message>
    <message>
        <source>Antre meja</source>
        <translation>Waits for a desk</translation>
    </message>
    <message>
        <source>Antre ruang rapat</source>
        <translation>Waits for a room</translation>
    </message>
    <message>
        <source>Bekerja</source>
        <translation>Working</translation>
    </message>
    <message>
        <source>Belum pernah datang</source>
        <translation>Has never come</translation>
    </message>
    <message>
        <source>Belum punya usaha</source>
        <translation>No business yet</translation>
    </message>
    <message>
        <source>Belum terdaftar</source>
        <translation>Not registered</translation>
    </message>
    <message>
        <source>Dicatat tidak dilayani: {reason}</source>
        <translation>Recorded as not served: {reason}</translation>
    </message>
    <message>
        <source>Ditutup otomatis, {length}</source>
        <translation>Closed automatically, {length}</translation>
    </message>
    <message>
        <source>Informasi</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Keluar</source>
        <translation>Check out</translation>
    </message>
    <message>
        <source>Keluar, {length}</source>
        <translation>Left, {length}</translation>
    </message>
    <message>
        <source>Keperluan</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Konsultasi</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>Lainnya</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Lama</source>
        <translation>Stay</translation>
    </message>
    <message>
        <source>Masuk</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Meja kerja</source>
        <translation>Desks</translation>
    </message>
    <message>
        <source>Meja layanan</source>
        <translation>Service desks</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Pelatihan</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Penuh</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>Penuh, masuk antrean nomor {number}</source>
        <translation>Full, joins the queue as number {number}</translation>
    </message>
    <message>
        <source>Perizinan</source>
        <translation>Permits</translation>
    </message>
    <message>
        <source>Rapat</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>Ruang kelas</source>
        <translation>Classrooms</translation>
    </message>
    <message>
        <source>Ruang rapat</source>
        <translation>Meeting rooms</translation>
    </message>
    <message>
        <source>Sudah tutup</source>
        <translation>Closed already</translation>
    </message>
    <message>
        <source>Tamu</source>
        <translation>Guest</translation>
    </message>
    <message>
        <source>Tamu dicatat masuk</source>
        <translation>Guest checked in</translation>
    </message>
    <message>
        <source>Tamu tanpa nama</source>
        <translation>Guest without a name</translation>
    </message>
    <message>
        <source>Tamu, {count} orang</source>
        <translation>Guest, {count} people</translation>
    </message>
    <message>
        <source>Tanpa tempat</source>
        <translation>No place</translation>
    </message>
    <message>
        <source>Tempat</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Terakhir {day}</source>
        <translation>Last {day}</translation>
    </message>
    <message>
        <source>belum pernah</source>
        <translation>never</translation>
    </message>
    <message>
        <source>bidang lain</source>
        <translation>other</translation>
    </message>
    <message>
        <source>dagang</source>
        <translation>trade</translation>
    </message>
    <message>
        <source>digital</source>
        <translation>digital</translation>
    </message>
    <message>
        <source>fesyen</source>
        <translation>fashion</translation>
    </message>
    <message>
        <source>jasa</source>
        <translation>services</translation>
    </message>
    <message>
        <source>jenis kelamin</source>
        <translation>sex</translation>
    </message>
    <message>
        <source>kelurahan</source>
        <translation>kelurahan</translation>
    </message>
    <message>
        <source>kriya</source>
        <translation>crafts</translation>
    </message>
    <message>
        <source>kuliner</source>
        <translation>food</translation>
    </message>
    <message>
        <source>nomor HP</source>
        <translation>phone number</translation>
    </message>
    <message>
        <source>pertanian kota</source>
        <translation>urban farming</translation>
    </message>
    <message>
        <source>tanggal lahir</source>
        <translation>date of birth</translation>
    </message>
    <message>
        <source>{count} kosong</source>
        <translation>{count} free</translation>
    </message>
    <message>
        <source>{count} orang · {line}</source>
        <translation>{line}, {count} people</translation>
    </message>
    <message>
        <source>{count} tamu dicatat masuk</source>
        <translation>{count} guests checked in</translation>
    </message>
    <message>
        <source>{first} dan {count} isian lain belum ada.</source>
        <translation>{first} and {count} more are missing.</translation>
    </message>
    <message>
        <source>{first} dan {second} belum ada.</source>
        <translation>{first} and {second} are missing.</translation>
    </message>
    <message>
        <source>{group} penuh, masuk antrean nomor {number}</source>
        <translation>{group} full, joins the queue as number {number}</translation>
    </message>
    <message>
        <source>{name} dicatat keluar, {length}</source>
        <translation>{name} checked out, {length}</translation>
    </message>
    <message>
        <source>{name} dicatat masuk</source>
        <translation>{name} checked in</translation>
    </message>
    <message>
        <source>{name} dicatat tidak dilayani: {reason}</source>
        <translation>{name} recorded as not served: {reason}</translation>
    </message>
    <message>
        <source>{name} pindah ke {place}</source>
        <translation>{name} moved to {place}</translation>
    </message>
    <message>
        <source>{name} tidak memakai tempat lagi</source>
        <translation>{name} uses no place any more</translation>
    </message>
    <message>
        <source>{purpose}, antre</source>
        <translation>{purpose}, in the queue</translation>
    </message>
    <message>
        <source>{room} kosong</source>
        <translation>{room} free</translation>
    </message>
    <message>
        <source>{thing} belum ada.</source>
        <translation>{thing} is missing.</translation>
    </message>
</context>
<context>
    <name>DeskPanel</name>
    <message>
        <source>Catat keluar</source>
        <translation>Check out</translation>
    </message>
    <message>
        <source>Catat masuk</source>
        <translation>Check in</translation>
    </message>
    <message>
        <source>Catat tidak dilayani</source>
        <translation>Record as not served</translation>
    </message>
    <message>
        <source>pilih dulu, 1 sampai 4</source>
        <translation>choose first, 1 to 4</translation>
    </message>
    <message>
        <source>pilih dulu, 1 sampai 7</source>
        <translation>choose first, 1 to 7</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Daftar baru</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Meja depan</source>
        <translation>Front desk</translation>
    </message>
    <message>
        <source>Pendaftaran</source>
        <translation>Registration</translation>
    </message>
    <message>
        <source>Pengaturan</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Peserta</source>
        <translation>Participants</translation>
    </message>
    <message>
        <source>Pos {name}</source>
        <translation>Post {name}</translation>
    </message>
    <message>
        <source>Semua pintasan</source>
        <translation>All shortcuts</translation>
    </message>
    <message>
        <source>Sinkronisasi</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Sinkronkan</source>
        <translation>Sync</translation>
    </message>
</context>
<context>
    <name>DraftList</name>
    <message>
        <source>Isian tertunda</source>
        <translation>Parked forms</translation>
    </message>
    <message>
        <source>Lanjutkan</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Lanjutkan isian {name}? Terakhir diubah {time}.</source>
        <translation>Continue the form of {name}? Last changed {time}.</translation>
    </message>
    <message>
        <source>{name}, {time}</source>
        <translation>{name}, {time}</translation>
    </message>
</context>
<context>
    <name>EditPage</name>
    <message>
        <source>Tanpa nama</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>Ubah data</source>
        <translation>Edit</translation>
    </message>
</context>
<context>
    <name>EditPanel</name>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Belum ada yang diubah. Perubahan lama tetap ada di riwayat.</source>
        <translation>Nothing changed yet. Earlier changes stay in the history.</translation>
    </message>
    <message>
        <source>Cocokkan NIK ini dengan KTP-el.</source>
        <translation>Compare this NIK with the KTP-el.</translation>
    </message>
    <message>
        <source>Hapus peserta</source>
        <translation>Delete participant</translation>
    </message>
    <message>
        <source>Sesuai KTP-el</source>
        <translation>As on the KTP-el</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Tanpa nama</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>{count} isian diubah, belum disimpan.</source>
        <translation>Changed and not yet saved: {count}.</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Tersimpan di komputer ini: {name}</source>
        <translation>Saved on this computer: {name}</translation>
    </message>
    <message>
        <source>{name} dihapus</source>
        <translation>{name} deleted</translation>
    </message>
</context>
<context>
    <name>EnrolForm</name>
    <message>
        <source>Alamat pusat</source>
        <translation>Head office address</translation>
    </message>
    <message>
        <source>Dari pusat, sekali pakai</source>
        <translation>From head office, used once</translation>
    </message>
    <message>
        <source>Hubungkan</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Isi alamat pusat.</source>
        <translation>Enter the address.</translation>
    </message>
    <message>
        <source>Isi kode dari pusat.</source>
        <translation>Enter the code.</translation>
    </message>
    <message>
        <source>Kode pendaftaran</source>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>Menghubungi pusat</source>
        <translation>Calling head office</translation>
    </message>
    <message>
        <source>https://pusat.contoh.id</source>
        <translation>https://head-office.example</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Ada isian yang perlu diperbaiki sebelum disimpan.</source>
        <translation>Some fields need fixing before saving.</translation>
    </message>
    <message>
        <source>Alamat pusat harus diawali https://.</source>
        <translation>The address must begin with https://.</translation>
    </message>
    <message>
        <source>Aplikasi perlu diperbarui agar bisa mengirim.</source>
        <translation>Update the app to go on sending.</translation>
    </message>
    <message>
        <source>Berkas cadangan ini tidak bisa dipakai.</source>
        <translation>This backup file cannot be used.</translation>
    </message>
    <message>
        <source>Berkas ini tidak bisa dibaca. Periksa jenis dan isinya.</source>
        <translation>This file cannot be read. Check its type and content.</translation>
    </message>
    <message>
        <source>Berkas tidak bisa ditulis. Pilih tempat lain.</source>
        <translation>The file cannot be written. Choose another place.</translation>
    </message>
    <message>
        <source>Data di komputer ini rusak. Jalankan: okeoce doctor.</source>
        <translation>The data on this computer is damaged. Run: okeoce doctor.</translation>
    </message>
    <message>
        <source>Data ini dari versi aplikasi yang lebih baru. Perbarui aplikasinya.</source>
        <translation>This data is from a newer version of the app. Update the app.</translation>
    </message>
    <message>
        <source>Data sedang dipakai program lain. Coba lagi sebentar.</source>
        <translation>Another program is using the data. Try again shortly.</translation>
    </message>
    <message>
        <source>Frasa sandi belum cocok.</source>
        <translation>The passphrase does not match.</translation>
    </message>
    <message>
        <source>Jenis data ini tidak dikenal.</source>
        <translation>Unknown kind of data.</translation>
    </message>
    <message>
        <source>Kode ini tidak dikenal atau sudah dipakai. Periksa lagi ketikannya.</source>
        <translation>This code is not known or already used. Check the spelling.</translation>
    </message>
    <message>
        <source>Kode ini untuk pos lain. Minta kode pos ini.</source>
        <translation>This code is for another post. Ask for a code of this post.</translation>
    </message>
    <message>
        <source>Kode pos ini tidak ada. Contoh: 31.74.01.</source>
        <translation>There is no such post code. Example: 31.74.01.</translation>
    </message>
    <message>
        <source>Kode sudah habis masanya. Minta kode baru ke pusat.</source>
        <translation>The code has expired. Ask head office for a new one.</translation>
    </message>
    <message>
        <source>Komputer ini belum disiapkan. Jalankan: okeoce setup.</source>
        <translation>This computer is not set up. Run: okeoce setup.</translation>
    </message>
    <message>
        <source>Komputer ini belum terdaftar di pusat.</source>
        <translation>This computer is not enrolled at head office.</translation>
    </message>
    <message>
        <source>Komputer ini sudah disiapkan; datanya tidak diubah.</source>
        <translation>This computer is set up already; its data is unchanged.</translation>
    </message>
    <message>
        <source>Komputer ini tidak lagi diizinkan mengirim. Hubungi pengurus perangkat.</source>
        <translation>This computer may no longer send. Call the device manager.</translation>
    </message>
    <message>
        <source>Maaf, ini kesalahan aplikasi. Data aman.</source>
        <translation>Sorry, this is a fault of the app. The data is safe.</translation>
    </message>
    <message>
        <source>Orang ini masih tercatat di sini.</source>
        <translation>This person is still recorded as here.</translation>
    </message>
    <message>
        <source>Perangkat ini tidak dikenal.</source>
        <translation>This device is not known.</translation>
    </message>
    <message>
        <source>Perintah tidak lengkap. Lihat --help.</source>
        <translation>The command is not complete. See --help.</translation>
    </message>
    <message>
        <source>Perlu frasa sandi. Isi OKEOCE_PASSPHRASE atau ketik saat diminta.</source>
        <translation>A passphrase is needed. Set OKEOCE_PASSPHRASE or type it when asked.</translation>
    </message>
    <message>
        <source>Pusat belum terjangkau. Data aman di komputer ini.</source>
        <translation>Head office cannot be reached. The data is safe on this computer.</translation>
    </message>
    <message>
        <source>Pusat dipulihkan dari cadangan. Data di sini aman; hubungi pusat.</source>
        <translation>Head office was restored from a backup. The data here is safe; call head office.</translation>
    </message>
    <message>
        <source>Pusat menjawab keliru. Coba lagi nanti; data aman.</source>
        <translation>Head office gave a wrong answer. Try again later; the data is safe.</translation>
    </message>
    <message>
        <source>Pusat tidak bisa dipastikan asli. Hubungi pengurus perangkat.</source>
        <translation>Head office could not be proved genuine. Call the device manager.</translation>
    </message>
    <message>
        <source>Ruang simpan penuh. Yang sudah tersimpan aman.</source>
        <translation>The disk is full. What is saved is safe.</translation>
    </message>
    <message>
        <source>Tempat itu tidak cukup lagi. Pilih tempat lain.</source>
        <translation>That place has not enough room any more. Choose another.</translation>
    </message>
    <message>
        <source>Terlalu sering mencoba. Tunggu sebentar.</source>
        <translation>Too many tries. Wait a moment.</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Alamat KTP-el</source>
        <translation>KTP-el address</translation>
    </message>
    <message>
        <source>Bidang usaha</source>
        <translation>Line of business</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Jenis kelamin</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Kategori</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Keterangan NIK</source>
        <translation>Remark on the NIK</translation>
    </message>
    <message>
        <source>NIB</source>
        <translation>NIB</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>NPWP</source>
        <translation>NPWP</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nama usaha</source>
        <translation>Business name</translation>
    </message>
    <message>
        <source>No. peserta</source>
        <translation>Member no.</translation>
    </message>
    <message>
        <source>Nomor HP</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Pekerjaan</source>
        <translation>Occupation</translation>
    </message>
    <message>
        <source>Pendidikan</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>Penghapusan</source>
        <translation>Deletion</translation>
    </message>
    <message>
        <source>Persetujuan</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>Pos asal</source>
        <translation>Home post</translation>
    </message>
    <message>
        <source>Punya usaha</source>
        <translation>Has a business</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Sumber daftar</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Surel</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Tanggal daftar</source>
        <translation>Registered on</translation>
    </message>
    <message>
        <source>Tanggal lahir</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Tempat lahir</source>
        <translation>Place of birth</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Nama, NIK, HP</source>
        <translation>Name, NIK, phone</translation>
    </message>
    <message>
        <source>Saring daftar</source>
        <translation>Filter the list</translation>
    </message>
</context>
<context>
    <name>FormLayout</name>
    <message>
        <source>Boleh kosong semua, bisa menyusul</source>
        <translation>All optional, may follow later</translation>
    </message>
    <message>
        <source>Identitas</source>
        <translation>Identity</translation>
    </message>
    <message>
        <source>Kontak dan usaha</source>
        <translation>Contact and business</translation>
    </message>
    <message>
        <source>Lebih lengkap</source>
        <translation>More fields</translation>
    </message>
    <message>
        <source>Mulai dari NIK di KTP-el</source>
        <translation>Start from the NIK on the KTP-el</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>FrontDeskScreen</name>
    <message>
        <source>Buka {opens} sampai {closes}</source>
        <translation>Open {opens} to {closes}</translation>
    </message>
    <message>
        <source>Daftar baru</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Meja depan</source>
        <translation>Front desk</translation>
    </message>
    <message>
        <source>Tamu tanpa kartu</source>
        <translation>Guest without card</translation>
    </message>
    <message>
        <source>{opens} sampai {closes}</source>
        <translation>{opens} to {closes}</translation>
    </message>
</context>
<context>
    <name>GuestPage</name>
    <message>
        <source>(boleh kosong)</source>
        <translation>(optional)</translation>
    </message>
    <message>
        <source>Jumlah</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Jumlah orang</source>
        <translation>Number of people</translation>
    </message>
    <message>
        <source>Keperluan hari ini</source>
        <translation>Purpose today</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nama tamu</source>
        <translation>Name of the guest</translation>
    </message>
    <message>
        <source>Tamu tanpa kartu</source>
        <translation>Guest without card</translation>
    </message>
    <message>
        <source>Tolak</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>tutup</source>
        <translation>close</translation>
    </message>
</context>
<context>
    <name>HereCard</name>
    <message>
        <source>Belum ada yang datang hari ini</source>
        <translation>Nobody has come today</translation>
    </message>
    <message>
        <source>Catat keluar</source>
        <translation>Check out</translation>
    </message>
    <message>
        <source>Di sini sekarang</source>
        <translation>Here now</translation>
    </message>
    <message>
        <source>Hari ini {visits} kunjungan, {left} sudah keluar</source>
        <translation>Visits today: {visits}, left: {left}</translation>
    </message>
    <message>
        <source>Hari ini {visits} kunjungan, {left} sudah keluar, {refused} tidak dilayani</source>
        <translation>Visits today: {visits}, left: {left}, not served: {refused}</translation>
    </message>
    <message>
        <source>Orang di sini sekarang</source>
        <translation>People here now</translation>
    </message>
    <message>
        <source>Pindai kartu untuk mulai.</source>
        <translation>Scan a card to start.</translation>
    </message>
    <message>
        <source>Semua sudah keluar.</source>
        <translation>Everybody has left.</translation>
    </message>
    <message>
        <source>Terakhir keluar: {name}, {time}</source>
        <translation>Last to leave: {name}, {time}</translation>
    </message>
    <message>
        <source>Tidak ada orang di sini sekarang</source>
        <translation>Nobody is here now</translation>
    </message>
    <message>
        <source>terbaru di atas</source>
        <translation>newest on top</translation>
    </message>
    <message>
        <source>{count} orang</source>
        <translation>{count} in all</translation>
    </message>
</context>
<context>
    <name>KeyStep</name>
    <message>
        <source>(8 huruf atau lebih)</source>
        <translation>(8 characters or more)</translation>
    </message>
    <message>
        <source>Bagaimana data dikunci?</source>
        <translation>How is the data locked?</translation>
    </message>
    <message>
        <source>Catat dan simpan di tempat aman</source>
        <translation>Write it down and keep it safe</translation>
    </message>
    <message>
        <source>Frasa sandi</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Frasa sandi diminta setiap kali aplikasi dibuka.</source>
        <translation>The passphrase is asked for each time the app opens.</translation>
    </message>
    <message>
        <source>Frasa sandi yang hilang tidak bisa dipulihkan, begitu juga datanya.</source>
        <translation>A lost passphrase cannot be recovered, nor can the data.</translation>
    </message>
    <message>
        <source>Ulangi frasa</source>
        <translation>Repeat passphrase</translation>
    </message>
    <message>
        <source>Ulangi frasa sandi</source>
        <translation>Repeat the passphrase</translation>
    </message>
</context>
<context>
    <name>KeyringStep</name>
    <message>
        <source>Bagaimana data dikunci?</source>
        <translation>How is the data locked?</translation>
    </message>
    <message>
        <source>Komputer ini punya penyimpan sandi, jadi tidak perlu mengetik.</source>
        <translation>This computer keeps passwords, so there is nothing to type.</translation>
    </message>
    <message>
        <source>Kunci data disimpan di penyimpan sandi komputer ini. Aplikasi terbuka sendiri untuk pengguna komputer ini, dan tidak untuk orang lain.</source>
        <translation>The key of the data is kept in the password store of this computer. The app opens by itself for the user of this computer, and for nobody else.</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Belum ada peserta di pos ini</source>
        <translation>No participants at this post yet</translation>
    </message>
    <message>
        <source>Daftar baru</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Daftar peserta</source>
        <translation>List of participants</translation>
    </message>
    <message>
        <source>Data dari pusat datang sendiri saat komputer tersambung.</source>
        <translation>Data from head office arrives by itself once connected.</translation>
    </message>
    <message>
        <source>Ekspor</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Hapus saringan</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>Kelompok</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Kurangi saringannya, atau hapus semua.</source>
        <translation>Loosen the filters, or clear them all.</translation>
    </message>
    <message>
        <source>Menunggu dikirim</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Nama, NIK, HP</source>
        <translation>Name, NIK, phone</translation>
    </message>
    <message>
        <source>Perlu dicek</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>Peserta</source>
        <translation>Participants</translation>
    </message>
    <message>
        <source>Saring</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Saring kelurahan</source>
        <translation>Filter by kelurahan</translation>
    </message>
    <message>
        <source>Semua kelurahan</source>
        <translation>All kelurahan</translation>
    </message>
    <message>
        <source>Setiap orang yang didaftarkan muncul di sini, siap dicari dan diubah.</source>
        <translation>Everybody you register appears here, ready to find and edit.</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok</source>
        <translation>Nothing matches</translation>
    </message>
    <message>
        <source>Urut {what}</source>
        <translation>Sort: {what}</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>Isian tetap tersimpan di komputer ini</source>
        <translation>The form stays saved on this computer</translation>
    </message>
    <message>
        <source>Isian {name} tetap tersimpan di komputer ini</source>
        <translation>The form of {name} stays saved on this computer</translation>
    </message>
    <message>
        <source>Kata sandi belum cocok. Sisa {count} kali.</source>
        <translation>The password does not match. Tries left: {count}.</translation>
    </message>
    <message>
        <source>Layar bisa dikunci setelah ada akun petugas.</source>
        <translation>The screen can be locked once there is a staff account.</translation>
    </message>
    <message>
        <source>Minta pengurus perangkat membuat akun baru.</source>
        <translation>Ask the device manager for a new account.</translation>
    </message>
    <message numerus="yes">
        <source>Terlalu sering salah. Coba lagi %n menit lagi.</source>
        <translation>
            <numerusform>Too many wrong tries. Try again in %n minute.</numerusform>
            <numerusform>Too many wrong tries. Try again in %n minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>{day} {year}</source>
        <translation>{day} {year}</translation>
    </message>
    <message>
        <source>{role}, masuk {time}</source>
        <translation>{role}, logged in {time}</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Buka</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Ganti pengguna</source>
        <translation>Switch user</translation>
    </message>
    <message>
        <source>Kata sandi</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Layar terkunci</source>
        <translation>Screen locked</translation>
    </message>
    <message>
        <source>Lupa kata sandi</source>
        <translation>Forgot the password</translation>
    </message>
    <message>
        <source>Pemindaian kartu ditahan selama terkunci</source>
        <translation>Card scans are held while locked</translation>
    </message>
    <message>
        <source>Tulis kata sandi.</source>
        <translation>Type the password.</translation>
    </message>
</context>
<context>
    <name>LoginPage</name>
    <message>
        <source>Kata sandi</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Masuk</source>
        <translation>Log in</translation>
    </message>
    <message>
        <source>Nama pengguna</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>Perubahan dicatat atas nama Anda.</source>
        <translation>Changes are recorded under your name.</translation>
    </message>
    <message>
        <source>Tulis kata sandi.</source>
        <translation>Type the password.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>OK OCE</source>
        <translation>OK OCE</translation>
    </message>
</context>
<context>
    <name>MatchList</name>
    <message>
        <source>Beda orang</source>
        <translation>Someone else</translation>
    </message>
    <message>
        <source>Buka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Buka orang ini</source>
        <translation>Open this person</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Kunci layar</source>
        <translation>Lock screen</translation>
    </message>
    <message>
        <source>Pengaturan</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>NewSecret</name>
    <message>
        <source>Baru {count} huruf, paling sedikit {least}.</source>
        <translation>So far {count} of at least {least} characters.</translation>
    </message>
    <message>
        <source>Belum diisi, paling sedikit {least} huruf.</source>
        <translation>Empty, {least} characters at least.</translation>
    </message>
    <message>
        <source>Belum sama dengan yang di atas.</source>
        <translation>Not the same as above.</translation>
    </message>
</context>
<context>
    <name>OfficeForm</name>
    <message>
        <source>Hubungkan</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Menghubungi pusat…</source>
        <translation>Calling head office…</translation>
    </message>
</context>
<context>
    <name>OfficeStep</name>
    <message>
        <source>Alamat pusat</source>
        <translation>Head office address</translation>
    </message>
    <message>
        <source>Boleh nanti. Pekerjaan berjalan penuh tanpa jaringan.</source>
        <translation>This can wait. Everything works without a network.</translation>
    </message>
    <message>
        <source>Dari pusat, sekali pakai</source>
        <translation>From head office, used once</translation>
    </message>
    <message>
        <source>Hubungkan ke pusat?</source>
        <translation>Connect to head office?</translation>
    </message>
    <message>
        <source>Kode didapat dari pengurus perangkat di pusat.</source>
        <translation>The device manager at head office gives out the code.</translation>
    </message>
    <message>
        <source>Kode pendaftaran</source>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>Tulis alamat pusat.</source>
        <translation>Write the address of head office.</translation>
    </message>
    <message>
        <source>Tulis kode dari pusat.</source>
        <translation>Write the code from head office.</translation>
    </message>
    <message>
        <source>https://pusat.contoh.id</source>
        <translation>https://head-office.example</translation>
    </message>
</context>
<context>
    <name>PanelTitle</name>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>ParticipantsScreen</name>
    <message>
        <source>Peserta</source>
        <translation>Participants</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>A ke Z</source>
        <translation>A to Z</translation>
    </message>
    <message>
        <source>Belum lengkap</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>Daftar</source>
        <translation>Joined</translation>
    </message>
    <message>
        <source>Dari besar</source>
        <translation>Highest first</translation>
    </message>
    <message>
        <source>Dari kecil</source>
        <translation>Lowest first</translation>
    </message>
    <message>
        <source>Dihapus</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>Dikembalikan</source>
        <translation>Restored</translation>
    </message>
    <message>
        <source>Hari ini</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Kunjungan</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>Mencabut persetujuan {what}</source>
        <translation>Withdrew agreement to {what}</translation>
    </message>
    <message>
        <source>Menolak {what}</source>
        <translation>Declined {what}</translation>
    </message>
    <message>
        <source>Menunggu</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Menunggu dikirim</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nomor HP</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Perlu dicek</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>Semua</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Setuju {what}</source>
        <translation>Agreed to {what}</translation>
    </message>
    <message>
        <source>Terakhir</source>
        <translation>Last visit</translation>
    </message>
    <message>
        <source>Terbaru dulu</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>Terdaftar</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Terdaftar, {how}</source>
        <translation>Registered, {how}</translation>
    </message>
    <message>
        <source>Terlama dulu</source>
        <translation>Oldest first</translation>
    </message>
    <message>
        <source>Tidak dilayani: {why}</source>
        <translation>Not served: {why}</translation>
    </message>
    <message>
        <source>Z ke A</source>
        <translation>Z to A</translation>
    </message>
    <message>
        <source>kelurahan</source>
        <translation>kelurahan</translation>
    </message>
    <message>
        <source>kosong</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>kunjungan terakhir</source>
        <translation>last visit</translation>
    </message>
    <message>
        <source>nama</source>
        <translation>name</translation>
    </message>
    <message>
        <source>nomor peserta</source>
        <translation>member number</translation>
    </message>
    <message>
        <source>tanggal daftar</source>
        <translation>registered on</translation>
    </message>
    <message>
        <source>tidak</source>
        <translation>no</translation>
    </message>
    <message>
        <source>ya</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>{field} diubah</source>
        <translation>{field} changed</translation>
    </message>
    <message>
        <source>{old} → {new}</source>
        <translation>{old} → {new}</translation>
    </message>
    <message>
        <source>{what}, {length}</source>
        <translation>{what}, {length}</translation>
    </message>
</context>
<context>
    <name>PeopleExport</name>
    <message>
        <source>Ekspor daftar peserta</source>
        <translation>Export the list of participants</translation>
    </message>
    <message>
        <source>Ekspor dibatalkan, tidak ada berkas yang dibuat.</source>
        <translation>Export cancelled, no file was made.</translation>
    </message>
    <message>
        <source>Ekspor {count} peserta yang tersaring</source>
        <translation>Export {count} filtered participants</translation>
    </message>
    <message>
        <source>Lembar kerja (*.xlsx)</source>
        <translation>Spreadsheet (*.xlsx)</translation>
    </message>
    <message>
        <source>Mengekspor peserta</source>
        <translation>Exporting participants</translation>
    </message>
    <message>
        <source>Teks CSV (*.csv)</source>
        <translation>CSV text (*.csv)</translation>
    </message>
    <message>
        <source>{count} orang diekspor ke {file}</source>
        <translation>{count} exported to {file}</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>{shown} dari {total} orang</source>
        <translation>{shown} of {total} people</translation>
    </message>
    <message>
        <source>{shown} orang</source>
        <translation>People: {shown}</translation>
    </message>
    <message>
        <source>{shown} orang di komputer ini</source>
        <translation>People on this computer: {shown}</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Alamat di KTP</source>
        <translation>Address on the KTP</translation>
    </message>
    <message>
        <source>Belum</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Bersedia dihubungi lewat WhatsApp</source>
        <translation>May be contacted by WhatsApp</translation>
    </message>
    <message>
        <source>Bidang</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Boleh ditolak</source>
        <translation>May be declined</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Format benar</source>
        <translation>Format correct</translation>
    </message>
    <message>
        <source>Jenis kelamin</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Kategori</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Kelurahan domisili</source>
        <translation>Kelurahan of residence</translation>
    </message>
    <message>
        <source>Laki-laki</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Nama sesuai KTP</source>
        <translation>Name as on the KTP</translation>
    </message>
    <message>
        <source>Nama usaha</source>
        <translation>Business name</translation>
    </message>
    <message>
        <source>Nomor HP atau WA</source>
        <translation>Phone or WhatsApp</translation>
    </message>
    <message>
        <source>Pekerjaan</source>
        <translation>Occupation</translation>
    </message>
    <message>
        <source>Pemberitahuan data pribadi sudah dibacakan</source>
        <translation>The personal data notice has been read out</translation>
    </message>
    <message>
        <source>Pendidikan terakhir</source>
        <translation>Highest education</translation>
    </message>
    <message>
        <source>Perempuan</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>Sesuai KTP-el</source>
        <translation>As on the KTP-el</translation>
    </message>
    <message>
        <source>Sudah</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Sudah punya usaha?</source>
        <translation>Has a business?</translation>
    </message>
    <message>
        <source>Surel</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Tanggal lahir</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Tempat lahir</source>
        <translation>Place of birth</translation>
    </message>
    <message>
        <source>Usulan dari NIK</source>
        <translation>From the NIK</translation>
    </message>
    <message>
        <source>boleh kosong</source>
        <translation>optional</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>Belum dicatat keluar sejak {day}.</source>
        <translation>Not checked out since {day}.</translation>
    </message>
    <message>
        <source>Catat kunjungan</source>
        <translation>Record a visit</translation>
    </message>
    <message>
        <source>Keperluan hari ini</source>
        <translation>Purpose today</translation>
    </message>
    <message>
        <source>Lahir</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>Lengkapi</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>No. peserta</source>
        <translation>Member no.</translation>
    </message>
    <message>
        <source>Peserta pos {post}.</source>
        <translation>Participant of post {post}.</translation>
    </message>
    <message>
        <source>Sedang di sini</source>
        <translation>Is here</translation>
    </message>
    <message>
        <source>Terakhir datang</source>
        <translation>Last here</translation>
    </message>
    <message>
        <source>Tolak</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>tutup</source>
        <translation>close</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Belum ada yang dipilih</source>
        <translation>Nobody chosen</translation>
    </message>
    <message>
        <source>Belum ada: {fields}</source>
        <translation>Missing: {fields}</translation>
    </message>
    <message>
        <source>Belum bisa dikirim ke pusat</source>
        <translation>Cannot be sent to head office yet</translation>
    </message>
    <message>
        <source>Buka di meja</source>
        <translation>Open at desk</translation>
    </message>
    <message>
        <source>Catat masuk</source>
        <translation>Check in</translation>
    </message>
    <message>
        <source>Di sini sejak {time}</source>
        <translation>Here since {time}</translation>
    </message>
    <message>
        <source>Lahir</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>Lengkapi</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Panah atas dan bawah memilih orang, Enter membukanya di meja depan.</source>
        <translation>The arrow keys choose a person, Enter opens them at the front desk.</translation>
    </message>
    <message>
        <source>Riwayat</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Tampilkan</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Tampilkan NIK</source>
        <translation>Show NIK</translation>
    </message>
    <message>
        <source>Tanpa nama</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>{date}, {age} tahun</source>
        <translation>{date}, age {age}</translation>
    </message>
</context>
<context>
    <name>PlaceButton</name>
    <message>
        <source>{place}, {count} perlu dicek</source>
        <translation>{place}, {count} to check</translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>Ketik nama tempat</source>
        <translation>Type the name of a place</translation>
    </message>
    <message>
        <source>Mengikuti keperluan</source>
        <translation>Follows the purpose</translation>
    </message>
    <message>
        <source>Tanpa tempat</source>
        <translation>No place</translation>
    </message>
    <message>
        <source>Tempat</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Tempat lain</source>
        <translation>Other place</translation>
    </message>
    <message>
        <source>{free} dari {all} kosong</source>
        <translation>{free} of {all} free</translation>
    </message>
</context>
<context>
    <name>PostStep</name>
    <message>
        <source>(boleh kosong)</source>
        <translation>(optional)</translation>
    </message>
    <message>
        <source>Kecamatan</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>Kecamatan ini tidak ada. Pilih dari daftar.</source>
        <translation>There is no such kecamatan. Choose from the list.</translation>
    </message>
    <message>
        <source>Ketik nama atau kode, contoh Tebet</source>
        <translation>Type a name or code, such as Tebet</translation>
    </message>
    <message>
        <source>Pilih kecamatan pos ini.</source>
        <translation>Choose the kecamatan of this post.</translation>
    </message>
    <message>
        <source>Pos mana komputer ini?</source>
        <translation>Which post is this computer at?</translation>
    </message>
    <message>
        <source>Sebutan komputer ini</source>
        <translation>Name of this computer</translation>
    </message>
    <message>
        <source>Setiap orang dan kunjungan di sini menjadi milik pos itu.</source>
        <translation>Every person and visit recorded here belongs to that post.</translation>
    </message>
    <message>
        <source>contoh Meja depan</source>
        <translation>such as Front desk</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message numerus="yes">
        <source>%n isian perlu diperbaiki sebelum disimpan</source>
        <translation>
            <numerusform>%n field needs fixing before saving</numerusform>
            <numerusform>%n fields need fixing before saving</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Ada dua nomor. Tulis satu, sisanya di catatan.</source>
        <translation>Two numbers. Write one, the other in the notes.</translation>
    </message>
    <message>
        <source>Ada penutup, tanpa jam keluar. Isi jam keluarnya.</source>
        <translation>Closed, but without a time out. Enter the time out.</translation>
    </message>
    <message>
        <source>Ada tanda arah tulisan. Periksa urutan hurufnya.</source>
        <translation>Holds a direction mark. Check the order of letters.</translation>
    </message>
    <message>
        <source>Ada tanda tak terlihat ({character}). Ketik ulang isian ini.</source>
        <translation>Holds an invisible character ({character}). Type it again.</translation>
    </message>
    <message>
        <source>Ada “{found}” di NIK. NIK hanya berisi angka.</source>
        <translation>“{found}” in the NIK. A NIK has only digits.</translation>
    </message>
    <message>
        <source>Ada “{found}” di nomor HP. Ketik angka saja.</source>
        <translation>“{found}” in the phone number. Type digits only.</translation>
    </message>
    <message>
        <source>Awalan ini belum dikenal. Boleh, jika benar.</source>
        <translation>This prefix is not known. Fine if it is right.</translation>
    </message>
    <message>
        <source>Awalan nomor HP belum jelas. Mulai dengan 08.</source>
        <translation>The phone prefix is not clear. Start with 08.</translation>
    </message>
    <message>
        <source>Belum ada orangnya. Isi peserta atau nama tamu.</source>
        <translation>Nobody named. Enter a participant or a guest name.</translation>
    </message>
    <message>
        <source>Bentuk nomor peserta lain. Disimpan apa adanya.</source>
        <translation>Another form of member number. Kept as it is.</translation>
    </message>
    <message>
        <source>Bukan kode kelurahan. Contoh: 31.74.01.1001.</source>
        <translation>Not a kelurahan code. Example: 31.74.01.1001.</translation>
    </message>
    <message>
        <source>Bulan {month} di NIK tidak mungkin. Periksa KTP-el.</source>
        <translation>Month {month} in the NIK cannot be. Check the KTP-el.</translation>
    </message>
    <message>
        <source>Di NIK {day_and_month}, tidak mungkin. Periksa KTP-el.</source>
        <translation>NIK has {day_and_month}, which cannot be. Check the KTP-el.</translation>
    </message>
    <message>
        <source>Di NIK {nik_date}. Boleh, jika sesuai KTP-el.</source>
        <translation>NIK has {nik_date}. Fine if the KTP-el agrees.</translation>
    </message>
    <message>
        <source>Di NIK {nik_sex}. Boleh, jika sesuai KTP-el.</source>
        <translation>NIK has {nik_sex}. Fine if the KTP-el agrees.</translation>
    </message>
    <message>
        <source>Hari {day_code} di NIK tidak mungkin. Periksa KTP-el.</source>
        <translation>Day {day_code} in the NIK cannot be. Check the KTP-el.</translation>
    </message>
    <message>
        <source>Id ini bukan UUID. Periksa asalnya.</source>
        <translation>This id is not a UUID. Check where it is from.</translation>
    </message>
    <message>
        <source>Jam keluar {out_at} lebih awal dari jam masuk {in_at}.</source>
        <translation>Time out {out_at} is before time in {in_at}.</translation>
    </message>
    <message>
        <source>Jam masuk</source>
        <translation>Time in</translation>
    </message>
    <message>
        <source>Jenis kelamin</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Kelurahan {value} tidak ada dalam daftar. Tetap disimpan.</source>
        <translation>Kelurahan {value} is not in the list. Kept all the same.</translation>
    </message>
    <message>
        <source>Keperluan</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Kode pos “{value}” tidak ada. Contoh: 31.74.01.</source>
        <translation>There is no post “{value}”. Example: 31.74.01.</translation>
    </message>
    <message>
        <source>Kode {prefix} tak dikenal. Boleh, jika sesuai KTP-el.</source>
        <translation>Code {prefix} not known. Fine if the KTP-el agrees.</translation>
    </message>
    <message>
        <source>Kunjungan ditolak tidak punya jam keluar. Periksa.</source>
        <translation>A refused visit has no time out. Check it.</translation>
    </message>
    <message>
        <source>Kunjungan {hours} jam. Periksa jam keluarnya.</source>
        <translation>A visit of {hours} hours. Check the time out.</translation>
    </message>
    <message>
        <source>NIB {digits} angka, seharusnya {expected}.</source>
        <translation>NIB has {digits} digits, should be {expected}.</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>NIK baru {digits} angka, seharusnya {expected}.</source>
        <translation>NIK: {digits} of {expected} digits so far.</translation>
    </message>
    <message>
        <source>NIK ini sudah terdaftar atas nama {full_name}.</source>
        <translation>This NIK is registered to {full_name}.</translation>
    </message>
    <message>
        <source>NIK rusak oleh lembar kerja. Simpan sebagai teks.</source>
        <translation>NIK damaged by a spreadsheet. Save it as text.</translation>
    </message>
    <message>
        <source>NIK terbit di provinsi lain. Tetap bisa didaftar.</source>
        <translation>NIK from another province. Can be registered.</translation>
    </message>
    <message>
        <source>NIK {digits} angka, seharusnya {expected}. Hapus kelebihannya.</source>
        <translation>NIK has {digits} digits, should be {expected}. Remove the extra.</translation>
    </message>
    <message>
        <source>NPWP {digits} angka, seharusnya 15 atau 16.</source>
        <translation>NPWP has {digits} digits, should be 15 or 16.</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nama tanpa huruf. Boleh, jika sesuai KTP-el.</source>
        <translation>A name without letters. Fine if the KTP-el agrees.</translation>
    </message>
    <message>
        <source>Nama usaha</source>
        <translation>Business name</translation>
    </message>
    <message>
        <source>Nomor HP</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Nomor HP baru {digits} angka, paling sedikit {least}.</source>
        <translation>Phone: {digits} of at least {least} digits so far.</translation>
    </message>
    <message>
        <source>Nomor HP {digits} angka, paling banyak {most}.</source>
        <translation>Phone has {digits} digits, at most {most}.</translation>
    </message>
    <message>
        <source>Nomor ini tidak mungkin. Periksa angkanya.</source>
        <translation>This number cannot be. Check the digits.</translation>
    </message>
    <message>
        <source>Nomor luar negeri. Boleh disimpan.</source>
        <translation>A foreign number. Can be saved.</translation>
    </message>
    <message>
        <source>Nomor urut 0000 tidak lazim. Periksa KTP-el.</source>
        <translation>Serial number 0000 is unusual. Check the KTP-el.</translation>
    </message>
    <message>
        <source>Peserta</source>
        <translation>Participant</translation>
    </message>
    <message>
        <source>Sebagian huruf rusak. Cocokkan dengan asalnya.</source>
        <translation>Some letters are damaged. Compare with the source.</translation>
    </message>
    <message>
        <source>Surel tidak lazim. Contoh: nama@contoh.id.</source>
        <translation>Unusual email. Example: name@example.id.</translation>
    </message>
    <message>
        <source>Tahun {years}? Ketik empat angka.</source>
        <translation>Year {years}? Type four digits.</translation>
    </message>
    <message>
        <source>Tanggal belum terbaca. Contoh: 02-03-1957.</source>
        <translation>Date not readable yet. Example: 02-03-1957.</translation>
    </message>
    <message>
        <source>Tanggal ini belum terjadi. Periksa tahunnya.</source>
        <translation>This date is yet to come. Check the year.</translation>
    </message>
    <message>
        <source>Tanggal lahir</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Telepon rumah, tanpa WA. Boleh disimpan.</source>
        <translation>A landline, without WhatsApp. Can be saved.</translation>
    </message>
    <message>
        <source>Terlalu panjang: {length} huruf, paling banyak {limit}.</source>
        <translation>Too long: {length} characters, at most {limit}.</translation>
    </message>
    <message>
        <source>Tidak ada tanggal {day_and_month}. Periksa lagi.</source>
        <translation>There is no {day_and_month}. Check again.</translation>
    </message>
    <message>
        <source>Umur {age} tahun, di bawah {adult_age}. Perlu izin wali.</source>
        <translation>Age {age}, under {adult_age}. A guardian must agree.</translation>
    </message>
    <message>
        <source>Umur {age} tahun, paling tua {limit}. Periksa tahunnya.</source>
        <translation>Age {age}, at most {limit}. Check the year.</translation>
    </message>
    <message>
        <source>Waktu belum terbaca. Contoh: 2026-11-24T02:38:00Z.</source>
        <translation>Time not readable. Example: 2026-11-24T02:38:00Z.</translation>
    </message>
    <message>
        <source>Waktu ini belum terjadi. Periksa jam komputer.</source>
        <translation>This time is yet to come. Check the computer clock.</translation>
    </message>
    <message>
        <source>bulan {month}</source>
        <translation>month {month}</translation>
    </message>
    <message>
        <source>laki-laki</source>
        <translation>male</translation>
    </message>
    <message>
        <source>perempuan</source>
        <translation>female</translation>
    </message>
    <message>
        <source>tahun {year}</source>
        <translation>year {year}</translation>
    </message>
    <message>
        <source>tanggal {day}</source>
        <translation>day {day}</translation>
    </message>
    <message>
        <source>{label} belum diisi.</source>
        <translation>{label} is empty.</translation>
    </message>
    <message>
        <source>{value} di luar batas {least} sampai {most}.</source>
        <translation>{value} is outside {least} to {most}.</translation>
    </message>
    <message>
        <source>“{value}” bukan bilangan bulat. Tulis angka saja.</source>
        <translation>“{value}” is not a whole number. Write digits only.</translation>
    </message>
    <message>
        <source>“{value}” tidak dikenal. Pilihannya: {allowed}.</source>
        <translation>“{value}” is not known. Choose from: {allowed}.</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Batalkan</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>Belum ada pusat untuk dibandingkan.</source>
        <translation>No head office yet to compare with.</translation>
    </message>
    <message>
        <source>Belum dibuktikan sama</source>
        <translation>Not proved equal yet</translation>
    </message>
    <message>
        <source>Dibandingkan dengan pusat setelah semuanya terkirim.</source>
        <translation>Compared with head office once all is sent.</translation>
    </message>
    <message>
        <source>Dibandingkan lagi dengan pusat pada sinkron berikutnya.</source>
        <translation>Compared with head office again at the next sync.</translation>
    </message>
    <message>
        <source>Isi komputer ini</source>
        <translation>On this computer</translation>
    </message>
    <message>
        <source>Jumlah di sini dan di pusat</source>
        <translation>Counts here and at head office</translation>
    </message>
    <message>
        <source>Sama dengan pusat</source>
        <translation>Same as head office</translation>
    </message>
    <message>
        <source>Sidik {digest}</source>
        <translation>Fingerprint {digest}</translation>
    </message>
    <message>
        <source>Sinkron terakhir</source>
        <translation>Last syncs</translation>
    </message>
    <message>
        <source>Terakhir dibuktikan {time}</source>
        <translation>Last proved {time}</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>tekan angkanya</source>
        <translation>press its number</translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message>
        <source>Baru saja</source>
        <translation>Just now</translation>
    </message>
    <message>
        <source>Coba NIK atau angka akhir HP, atau tekan F3 untuk mendaftarkan.</source>
        <translation>Try the NIK or the last digits of the phone, or press F3 to register.</translation>
    </message>
    <message>
        <source>Kartu ini tidak dikenal. Cari dengan nama atau NIK.</source>
        <translation>This card is not known. Search by name or NIK.</translation>
    </message>
    <message>
        <source>Pindai kartu, atau ketik sebagian nama. Satu hasil langsung terbuka di sini.</source>
        <translation>Scan a card, or type part of a name. A single match opens here.</translation>
    </message>
    <message>
        <source>Siap untuk orang berikutnya</source>
        <translation>Ready for the next person</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok dengan “{text}”.</source>
        <translation>Nothing matches “{text}”.</translation>
    </message>
    <message>
        <source>Tidak bisa dilayani</source>
        <translation>Cannot be served</translation>
    </message>
</context>
<context>
    <name>RefusalPage</name>
    <message>
        <source>(boleh kosong)</source>
        <translation>(optional)</translation>
    </message>
    <message>
        <source>Dicatat tanpa kunjungan</source>
        <translation>Recorded without a visit</translation>
    </message>
    <message>
        <source>Ikut dihitung dalam laporan.</source>
        <translation>Counted in the report.</translation>
    </message>
    <message>
        <source>Mengapa</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Tidak bisa dilayani</source>
        <translation>Cannot be served</translation>
    </message>
    <message>
        <source>tutup</source>
        <translation>close</translation>
    </message>
</context>
<context>
    <name>Registration</name>
    <message>
        <source> atau </source>
        <translation> or </translation>
    </message>
    <message>
        <source>2 angka NIK tertukar ({there}, bukan {here})</source>
        <translation>2 digits of the NIK swapped ({there}, not {here})</translation>
    </message>
    <message>
        <source>Bacakan pemberitahuan data pribadi, lalu centang.</source>
        <translation>Read out the personal data notice, then tick.</translation>
    </message>
    <message>
        <source>Bersedia dihubungi lewat WhatsApp? Boleh ditolak; layanan tetap sama.</source>
        <translation>May we contact you by WhatsApp? You may decline; the service stays the same.</translation>
    </message>
    <message>
        <source>Data ini dicatat untuk layanan kewirausahaan di pos: pendaftaran, pelatihan, dan pendampingan. Penanggung jawabnya Dinas PPKUKM.</source>
        <translation>This data is recorded for the business services of the post: registration, training, and mentoring. Dinas PPKUKM is responsible for it.</translation>
    </message>
    <message>
        <source>Hari dan bulan lahir tertukar, {date}</source>
        <translation>Day and month of birth swapped, {date}</translation>
    </message>
    <message>
        <source>Jenis kelamin berbeda</source>
        <translation>Different sex</translation>
    </message>
    <message>
        <source>Lahir {date}</source>
        <translation>Born {date}</translation>
    </message>
    <message>
        <source>Lahir {years}? Tulis tahunnya lengkap.</source>
        <translation>Born {years}? Type the whole year.</translation>
    </message>
    <message>
        <source>NIK berbeda</source>
        <translation>Different NIK</translation>
    </message>
    <message>
        <source>NIK berbeda 1 angka ({there}, bukan {here})</source>
        <translation>NIK differs in 1 digit ({there}, not {here})</translation>
    </message>
    <message>
        <source>NIK berbeda 1 angka (…{there}, bukan …{here})</source>
        <translation>NIK differs in 1 digit (…{there}, not …{here})</translation>
    </message>
    <message>
        <source>NIK sama</source>
        <translation>Same NIK</translation>
    </message>
    <message>
        <source>Nama belum diisi. Ketik sesuai KTP-el.</source>
        <translation>Name is empty. Type it as on the KTP-el.</translation>
    </message>
    <message>
        <source>Nama berbeda</source>
        <translation>Different name</translation>
    </message>
    <message>
        <source>Nama hampir sama</source>
        <translation>Name almost the same</translation>
    </message>
    <message>
        <source>Nama mirip</source>
        <translation>Similar name</translation>
    </message>
    <message>
        <source>Nama sama</source>
        <translation>Same name</translation>
    </message>
    <message>
        <source>Nomor HP sama</source>
        <translation>Same phone number</translation>
    </message>
    <message>
        <source>Sebagian nama sama</source>
        <translation>Part of the name is the same</translation>
    </message>
    <message>
        <source>Tanggal lahir berbeda, {date}</source>
        <translation>Different date of birth, {date}</translation>
    </message>
    <message>
        <source>Tanggal lahir mirip, {date}</source>
        <translation>Similar date of birth, {date}</translation>
    </message>
    <message>
        <source>Tanggal lahir sama, {date}</source>
        <translation>Same date of birth, {date}</translation>
    </message>
    <message>
        <source>Tidak ada dalam daftar. Pilih, atau kosongkan.</source>
        <translation>Not in the list. Choose one, or leave it empty.</translation>
    </message>
    <message>
        <source>Versi {number}</source>
        <translation>Version {number}</translation>
    </message>
    <message>
        <source>Versi {number}, oleh {name}, {time}</source>
        <translation>Version {number}, by {name}, {time}</translation>
    </message>
    <message>
        <source>Yang dicatat hanya yang perlu, selama layanan berjalan. Datanya boleh dilihat, diperbaiki, atau diminta dihapus di pos mana pun.</source>
        <translation>Only what is needed is recorded, for as long as the service runs. You may see it, have it corrected, or ask to have it deleted at any post.</translation>
    </message>
    <message>
        <source>tanpa nama</source>
        <translation>no name</translation>
    </message>
    <message>
        <source>{what}, lahir {year}</source>
        <translation>{what}, born {year}</translation>
    </message>
</context>
<context>
    <name>RegistrationPage</name>
    <message>
        <source>Buang isian</source>
        <translation>Discard form</translation>
    </message>
    <message>
        <source>Isian baru, {done} dari {total} isian pokok sudah terisi</source>
        <translation>New form, {done} of {total} main fields filled in</translation>
    </message>
    <message>
        <source>Lebih lengkap</source>
        <translation>More fields</translation>
    </message>
    <message>
        <source>Pendaftaran</source>
        <translation>Registration</translation>
    </message>
    <message>
        <source>{done} dari {total} isian pokok</source>
        <translation>{done} of {total} main fields</translation>
    </message>
</context>
<context>
    <name>RegistrationPanel</name>
    <message>
        <source>Bacakan ini, lalu centang di isian.</source>
        <translation>Read this out, then tick it in the form.</translation>
    </message>
    <message>
        <source>Catat masuk sekarang</source>
        <translation>Check in now</translation>
    </message>
    <message>
        <source>Cocokkan dengan KTP-el sebelum menyimpan.</source>
        <translation>Compare with the KTP-el before saving.</translation>
    </message>
    <message>
        <source>Mungkin sudah terdaftar</source>
        <translation>Possible duplicates</translation>
    </message>
    <message>
        <source>NIK ini milik orang di bawah. Buka orangnya.</source>
        <translation>This NIK belongs to the person below. Open that person.</translation>
    </message>
    <message>
        <source>NIK ini tidak lazim. Bandingkan dengan KTP-el di tangan.</source>
        <translation>This NIK is unusual. Compare it with the KTP-el in hand.</translation>
    </message>
    <message>
        <source>Peserta baru</source>
        <translation>New participant</translation>
    </message>
    <message>
        <source>Sesuai KTP-el</source>
        <translation>As on the KTP-el</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Sudah terdaftar</source>
        <translation>Registered already</translation>
    </message>
    <message>
        <source>Tunda</source>
        <translation>Park</translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>{count} orang</source>
        <translation>{count} found</translation>
    </message>
</context>
<context>
    <name>RegistrationScreen</name>
    <message>
        <source>Isian {name} dibuang.</source>
        <translation>Form of {name} discarded.</translation>
    </message>
    <message>
        <source>Isian {name} ditunda</source>
        <translation>Form of {name} parked</translation>
    </message>
    <message>
        <source>Nomor peserta {number}</source>
        <translation>Member number {number}</translation>
    </message>
    <message>
        <source>Pendaftaran</source>
        <translation>Registration</translation>
    </message>
    <message>
        <source>Tersimpan di komputer ini, {number}</source>
        <translation>Saved on this computer, {number}</translation>
    </message>
    <message>
        <source>{name} terdaftar</source>
        <translation>{name} registered</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Admin perangkat</source>
        <translation>Device manager</translation>
    </message>
    <message>
        <source>Kasatpel</source>
        <translation>Head of unit</translation>
    </message>
    <message>
        <source>Pendamping</source>
        <translation>Mentor</translation>
    </message>
    <message>
        <source>Petugas PDP</source>
        <translation>Privacy officer</translation>
    </message>
    <message>
        <source>Petugas depan</source>
        <translation>Front desk clerk</translation>
    </message>
</context>
<context>
    <name>SavedLine</name>
    <message>
        <source>Draf tersimpan di komputer ini, {time}</source>
        <translation>Draft saved on this computer, {time}</translation>
    </message>
    <message>
        <source>Draf tersimpan, {time}</source>
        <translation>Draft saved, {time}</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Daftarkan “{name}” sebagai peserta baru</source>
        <translation>Register “{name}” as a new participant</translation>
    </message>
    <message>
        <source>Kotak cari</source>
        <translation>Search box</translation>
    </message>
    <message>
        <source>Pindai kartu, atau ketik nama, NIK, 4 angka akhir HP</source>
        <translation>Scan a card, or type a name, NIK, last 4 digits of a phone</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Akun {name} dibuat</source>
        <translation>Account {name} created</translation>
    </message>
    <message>
        <source>Belum ada akun. Dengan akun, setiap perubahan dicatat atas nama petugas.</source>
        <translation>No accounts yet. With one, every change is recorded under a name.</translation>
    </message>
    <message>
        <source>Buat akun</source>
        <translation>Create account</translation>
    </message>
    <message>
        <source>Pengaturan</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Pengaturan tidak bisa disimpan. Periksa ruang simpan.</source>
        <translation>The settings cannot be saved. Check the disk space.</translation>
    </message>
    <message>
        <source>Sebutan komputer ini tersimpan</source>
        <translation>Name of this computer saved</translation>
    </message>
    <message>
        <source>Tambah akun</source>
        <translation>Add account</translation>
    </message>
    <message>
        <source>{name}, {role}. Semua akun di pos ini: {count}.</source>
        <translation>{name}, {role}. All accounts at this post: {count}.</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Akun petugas</source>
        <translation>Staff accounts</translation>
    </message>
    <message>
        <source>Bahasa</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Berlaku saat aplikasi dibuka lagi</source>
        <translation>Takes effect when the app is opened again</translation>
    </message>
    <message>
        <source>Berlaku untuk komputer ini, langsung tersimpan</source>
        <translation>For this computer, saved at once</translation>
    </message>
    <message>
        <source>Buat akun</source>
        <translation>Create account</translation>
    </message>
    <message>
        <source>Dihitung sejak sentuhan terakhir</source>
        <translation>Counted from the last touch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Gelap</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Hubungkan</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Ikuti sistem</source>
        <translation>Follow system</translation>
    </message>
    <message>
        <source>Indonesia</source>
        <translation>Indonesia</translation>
    </message>
    <message>
        <source>Komputer ini</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Kontras tinggi</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Kunci sendiri setelah</source>
        <translation>Lock by itself after</translation>
    </message>
    <message>
        <source>Kurangi gerak</source>
        <translation>Reduce motion</translation>
    </message>
    <message>
        <source>Nama pada isian yang belum selesai</source>
        <translation>The name in an unfinished form</translation>
    </message>
    <message>
        <source>Pengaturan</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Petugas dan kunci</source>
        <translation>Staff and lock</translation>
    </message>
    <message>
        <source>Pusat</source>
        <translation>Head office</translation>
    </message>
    <message>
        <source>Sebutan komputer ini</source>
        <translation>Name of this computer</translation>
    </message>
    <message>
        <source>Sembunyikan nama di layar terkunci</source>
        <translation>Hide the name on the locked screen</translation>
    </message>
    <message>
        <source>Tampilan</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Tema</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Terang</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Tidak</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Ukuran huruf</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Ya</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>contoh Meja depan</source>
        <translation>such as Front desk</translation>
    </message>
    <message>
        <source>{count} mnt</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{size} %</source>
        <translation>{size} %</translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>Angka dan huruf di dalam kotak kecil bekerja bila tidak sedang mengetik.</source>
        <translation>Digits and letters in small boxes work when you are not typing.</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Semua pintasan</source>
        <translation>All shortcuts</translation>
    </message>
    <message>
        <source>tutup</source>
        <translation>close</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Buka orang mirip yang kedua</source>
        <translation>Open the second similar person</translation>
    </message>
    <message>
        <source>Buka orang mirip yang pertama</source>
        <translation>Open the first similar person</translation>
    </message>
    <message>
        <source>Catat yang tidak bisa dilayani</source>
        <translation>Record somebody not served</translation>
    </message>
    <message>
        <source>Daftar</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Daftarkan peserta baru</source>
        <translation>Register a new participant</translation>
    </message>
    <message>
        <source>Di mana saja</source>
        <translation>Anywhere</translation>
    </message>
    <message>
        <source>Ekspor daftar</source>
        <translation>Export the list</translation>
    </message>
    <message>
        <source>Isian</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Isian lebih lengkap</source>
        <translation>More fields</translation>
    </message>
    <message>
        <source>Ke kotak cari</source>
        <translation>Go to the search box</translation>
    </message>
    <message>
        <source>Kunci layar</source>
        <translation>Lock screen</translation>
    </message>
    <message>
        <source>Lanjutkan isian tertunda</source>
        <translation>Continue a parked form</translation>
    </message>
    <message>
        <source>Meja depan</source>
        <translation>Front desk</translation>
    </message>
    <message>
        <source>NIK sesuai KTP-el</source>
        <translation>NIK as on the KTP-el</translation>
    </message>
    <message>
        <source>Pengaturan</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Pindah halaman</source>
        <translation>Switch page</translation>
    </message>
    <message>
        <source>Saring daftar</source>
        <translation>Filter the list</translation>
    </message>
    <message>
        <source>Semua pintasan</source>
        <translation>All shortcuts</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Sinkronkan sekarang</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Tamu tanpa kartu</source>
        <translation>Guest without card</translation>
    </message>
    <message>
        <source>Tunda isian</source>
        <translation>Park the form</translation>
    </message>
    <message>
        <source>Urungkan yang terakhir</source>
        <translation>Undo the last action</translation>
    </message>
</context>
<context>
    <name>Starter</name>
    <message>
        <source>Belum ada akun</source>
        <translation>No account yet</translation>
    </message>
    <message>
        <source>Membuka data pos ini…</source>
        <translation>Opening the data of this post…</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translation>Staff</translation>
    </message>
</context>
<context>
    <name>StateCard</name>
    <message>
        <source>Berhenti setelah langkah ini. Tidak ada yang hilang.</source>
        <translation>Stops after this step. Nothing is lost.</translation>
    </message>
    <message>
        <source>Coba sekarang</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>Sedang sinkron</source>
        <translation>Syncing</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Keadaan sinkron</source>
        <translation>State of sync</translation>
    </message>
    <message>
        <source>Perlu dicek</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>{count} perlu dicek</source>
        <translation>{count} to check</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>Akan terkirim sendiri sebentar lagi. Tidak perlu ditunggu.</source>
        <translation>Will be sent by itself shortly. No need to wait.</translation>
    </message>
    <message>
        <source>Belum terhubung ke pusat</source>
        <translation>Not connected to head office</translation>
    </message>
    <message>
        <source>Dari berkas impor</source>
        <translation>From an import file</translation>
    </message>
    <message>
        <source>Data diperiksa dan dikirim sendiri setiap menit.</source>
        <translation>Data is checked and sent by itself every minute.</translation>
    </message>
    <message>
        <source>Data lain</source>
        <translation>Other data</translation>
    </message>
    <message>
        <source>Dihapus</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>Diterima pusat, {time}</source>
        <translation>Received by head office, {time}</translation>
    </message>
    <message>
        <source>Diubah: {fields}</source>
        <translation>Changed: {fields}</translation>
    </message>
    <message>
        <source>Isian ini hanya bisa diubah di pusat. Kasatpel bisa memintakannya.</source>
        <translation>This field can only be changed at head office. The head of unit can ask for it.</translation>
    </message>
    <message>
        <source>Isinya tidak bisa dibaca pusat. Petugas depan bisa memeriksa isiannya.</source>
        <translation>Head office cannot read it. The front desk can check the fields.</translation>
    </message>
    <message>
        <source>Komputer ini tidak boleh mengirim data ini. Pengurus perangkat bisa membantu.</source>
        <translation>This computer may not send this data. The device manager can help.</translation>
    </message>
    <message>
        <source>Komputer ini tidak lagi diizinkan</source>
        <translation>This computer is no longer allowed</translation>
    </message>
    <message>
        <source>Kunjungan</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Kunjungan masuk</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>Kunjungan masuk, {purpose}</source>
        <translation>Check-in, {purpose}</translation>
    </message>
    <message>
        <source>Kunjungan selesai</source>
        <translation>Check-out</translation>
    </message>
    <message>
        <source>Luring</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Meja dan ruang</source>
        <translation>Desks and rooms</translation>
    </message>
    <message>
        <source>Mengirim {held}, menerima {pulled}</source>
        <translation>Sending {held}, receiving {pulled}</translation>
    </message>
    <message>
        <source>Menunggu pusat</source>
        <translation>Waiting for head office</translation>
    </message>
    <message>
        <source>Pekerjaan bisa diteruskan sementara data dikirim dan diterima.</source>
        <translation>Work can go on while data is sent and received.</translation>
    </message>
    <message>
        <source>Pekerjaan tetap berjalan. Data yang menunggu akan terkirim sendiri saat tersambung.</source>
        <translation>Work goes on. What is waiting will be sent by itself once connected.</translation>
    </message>
    <message>
        <source>Pekerjaan tetap berjalan. Minta alamat dan kode pendaftaran ke pusat.</source>
        <translation>Work goes on. Ask head office for its address and an enrolment code.</translation>
    </message>
    <message>
        <source>Persetujuan</source>
        <translation>Consents</translation>
    </message>
    <message>
        <source>Peserta</source>
        <translation>Participants</translation>
    </message>
    <message>
        <source>Peserta baru</source>
        <translation>New participant</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Pusat belum bisa menerimanya. Pengurus perangkat bisa membantu.</source>
        <translation>Head office cannot take it yet. The device manager can help.</translation>
    </message>
    <message>
        <source>Sama dengan pusat, {time}</source>
        <translation>Same as head office, {time}</translation>
    </message>
    <message>
        <source>Semua terkirim, kecuali yang perlu dicek di bawah.</source>
        <translation>All sent, except what is to check below.</translation>
    </message>
    <message>
        <source>Semua yang dicatat di sini sudah ada di pusat, dan sebaliknya.</source>
        <translation>All that is recorded here is at head office, and the reverse.</translation>
    </message>
    <message>
        <source>Sinkron berhenti</source>
        <translation>Sync stopped</translation>
    </message>
    <message>
        <source>Terakhir tersambung {time}.</source>
        <translation>Last connected {time}.</translation>
    </message>
    <message>
        <source>Terkirim {sent} dari {held}, diterima {got}</source>
        <translation>Sent {sent} of {held}, received {got}</translation>
    </message>
    <message>
        <source>Terkirim {sent}, diterima {got}</source>
        <translation>Sent {sent}, received {got}</translation>
    </message>
    <message>
        <source>Terlalu besar untuk dikirim. Petugas depan bisa memendekkan catatannya.</source>
        <translation>Too large to send. The front desk can shorten the notes.</translation>
    </message>
    <message>
        <source>Terputus: {what}</source>
        <translation>Cut off: {what}</translation>
    </message>
    <message>
        <source>Usaha</source>
        <translation>Businesses</translation>
    </message>
    <message>
        <source>di komputer ini</source>
        <translation>on this computer</translation>
    </message>
    <message>
        <source>tersimpan di komputer ini</source>
        <translation>saved on this computer</translation>
    </message>
    <message>
        <source>tidak ada yang menunggu</source>
        <translation>nothing is waiting</translation>
    </message>
    <message>
        <source>{held} menunggu dikirim</source>
        <translation>{held} waiting to be sent</translation>
    </message>
    <message>
        <source>{held} menunggu dikirim, aman di komputer ini</source>
        <translation>{held} waiting to be sent, safe on this computer</translation>
    </message>
    <message>
        <source>{held} tersimpan di komputer ini</source>
        <translation>{held} saved on this computer</translation>
    </message>
    <message>
        <source>{kind} baru</source>
        <translation>New: {kind}</translation>
    </message>
</context>
<context>
    <name>SyncScreen</name>
    <message>
        <source>Pos {name}</source>
        <translation>Post {name}</translation>
    </message>
    <message>
        <source>Sinkronisasi</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Terhubung ke pusat. Data mulai dikirim.</source>
        <translation>Connected to head office. Data is being sent.</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Berkas data tidak ada, hanya kuncinya</source>
        <translation>The data file is missing, only its key is there</translation>
    </message>
    <message>
        <source>Berkas kunci data tidak ada atau rusak</source>
        <translation>The key file is missing or damaged</translation>
    </message>
    <message>
        <source>Coba lagi. Jika tetap begini, laporkan ke pengurus perangkat.</source>
        <translation>Try again. If it stays like this, tell the device manager.</translation>
    </message>
    <message>
        <source>Data di komputer ini rusak</source>
        <translation>The data on this computer is damaged</translation>
    </message>
    <message>
        <source>Data ini dari versi aplikasi yang lebih baru</source>
        <translation>This data is from a newer version of the app</translation>
    </message>
    <message>
        <source>Data sedang dipakai program lain</source>
        <translation>Another program is using the data</translation>
    </message>
    <message>
        <source>Jalankan okeoce doctor untuk memeriksa, atau pulihkan cadangan: okeoce restore BERKAS.</source>
        <translation>Run okeoce doctor to check it, or restore a backup: okeoce restore FILE.</translation>
    </message>
    <message>
        <source>Kembalikan berkas okeoce.db, atau pulihkan cadangan: okeoce restore BERKAS.</source>
        <translation>Put the file okeoce.db back, or restore a backup: okeoce restore FILE.</translation>
    </message>
    <message>
        <source>Kosongkan sebagian ruang simpan, lalu coba lagi.</source>
        <translation>Free some disk space, then try again.</translation>
    </message>
    <message>
        <source>Maaf, data pos ini tidak bisa dibuka</source>
        <translation>Sorry, the data of this post cannot be opened</translation>
    </message>
    <message>
        <source>Masuk ke komputer dengan pengguna yang menyiapkan pos ini, lalu coba lagi.</source>
        <translation>Log in to the computer as the user who set up this post, then try again.</translation>
    </message>
    <message>
        <source>Pasang versi aplikasi terbaru di komputer ini, lalu buka lagi.</source>
        <translation>Install the newest version of the app on this computer, then open it again.</translation>
    </message>
    <message>
        <source>Penyimpan sandi komputer ini tidak memberi kuncinya</source>
        <translation>The password store of this computer does not give out the key</translation>
    </message>
    <message>
        <source>Ruang simpan komputer ini penuh</source>
        <translation>The disk of this computer is full</translation>
    </message>
    <message>
        <source>Tanpa kunci, data tidak bisa dibuka. Kembalikan berkas okeoce.key, atau pulihkan cadangan: okeoce restore BERKAS.</source>
        <translation>Without the key the data cannot be opened. Put the file okeoce.key back, or restore a backup: okeoce restore FILE.</translation>
    </message>
    <message>
        <source>Tunggu sampai program itu selesai, lalu coba lagi.</source>
        <translation>Wait until that program has finished, then try again.</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>Coba lagi</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Data tidak diubah. Tempatnya: {place}</source>
        <translation>The data is unchanged. It is in: {place}</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Buka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Buka data pos ini</source>
        <translation>Open the data of this post</translation>
    </message>
    <message>
        <source>Data di komputer ini terkunci dengan frasa sandi</source>
        <translation>The data on this computer is locked with a passphrase</translation>
    </message>
    <message>
        <source>Frasa sandi</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Frasa sandi dipilih saat komputer ini disiapkan.</source>
        <translation>The passphrase was chosen when this computer was set up.</translation>
    </message>
    <message>
        <source>Membuka data…</source>
        <translation>Opening the data…</translation>
    </message>
    <message>
        <source>Tulis frasa sandi.</source>
        <translation>Type the passphrase.</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Menunggu dikirim</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Tidak ada yang menunggu</source>
        <translation>Nothing is waiting</translation>
    </message>
    <message>
        <source>dan {count} catatan lain</source>
        <translation>and {count} more</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Hubungkan</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Langkah {at} dari {all}</source>
        <translation>Step {at} of {all}</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Membuat akun…</source>
        <translation>Creating the account…</translation>
    </message>
    <message>
        <source>Membuat tempat simpan terenkripsi…</source>
        <translation>Creating the encrypted store…</translation>
    </message>
    <message>
        <source>Menghubungi pusat…</source>
        <translation>Calling head office…</translation>
    </message>
    <message>
        <source>Menyiapkan komputer ini</source>
        <translation>Setting up this computer</translation>
    </message>
    <message>
        <source>Nanti saja</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>_Stay</name>
    <message>
        <source>Ada di sini</source>
        <translation>Here now</translation>
    </message>
    <message>
        <source>Sejak {time}, {length}</source>
        <translation>Since {time}, {length}</translation>
    </message>
</context>
</TS>
